namespace GpuInfra.Planning;

/// <summary>What a file says of the resources of one stack.</summary>
/// <param name="Plan">
/// The resources. Where the file says nothing of any, as the export of a stack that was never deployed, the names of project
/// and stack are empty.
/// </param>
/// <param name="Notes">What the reader must know of the file itself, in sentences.</param>
public sealed record StackSnapshot(Plan Plan, IReadOnlyList<string> Notes)
{
    /// <summary>What a deployment began and never ended; nothing where the file is no export.</summary>
    public IReadOnlyList<PendingOperation> Pending { get; init; } = [];

    /// <summary>The URNs of what is deleted already and waits to be made anew, which the resources leave out; nothing where the file is no export.</summary>
    public IReadOnlySet<string> AwaitingReplacement { get; init; } = new HashSet<string>();
}

/// <summary>What a deployment began to do to a resource and never ended.</summary>
/// <param name="Operation">The engine's word: <c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Resource">The resource, as it was to be.</param>
public sealed record PendingOperation(string Operation, PlannedResource Resource)
{
    internal const string Creating = "creating";
    internal const string Importing = "importing";
}
