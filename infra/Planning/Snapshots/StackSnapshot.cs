namespace GpuInfra.Planning;

/// <summary>What a file says of the resources of one stack.</summary>
/// <param name="Plan">
/// The resources. Where the file says nothing of any, as the export of a stack that was never deployed, the names of project
/// and stack are empty.
/// </param>
/// <param name="Notes">What the reader must know of the file itself, in sentences.</param>
public sealed record StackSnapshot(Plan Plan, IReadOnlyList<string> Notes);
