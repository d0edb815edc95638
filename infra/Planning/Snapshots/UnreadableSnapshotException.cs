namespace GpuInfra.Planning;

/// <summary>A file holds no snapshot that can be understood. The message says what is wrong, and what to do.</summary>
/// <param name="problem">What is wrong: a clause that follows the name of the file.</param>
/// <param name="fix">What to do, in full sentences.</param>
public sealed class UnreadableSnapshotException(string problem, string fix) : Exception($"{problem}. {fix}");
