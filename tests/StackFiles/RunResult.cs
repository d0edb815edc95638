namespace GpuInfra.StackFiles.Tests;

/// <summary>What a run of a program tells.</summary>
/// <param name="Logged">Warnings and silenced findings, in the order in which they are logged.</param>
/// <param name="Failure">What it failed with; nothing if it did not.</param>
internal sealed record RunResult(IReadOnlyList<string> Logged, string? Failure)
{
    private const string Indent = "\n  ";

    /// <summary>The errors that the failure lists.</summary>
    public IReadOnlyList<string> Errors => Failure is null ? [] : Failure.ReplaceLineEndings("\n").Split(Indent)[1..];

    /// <summary>Everything that was found, sorted.</summary>
    public IEnumerable<string> Findings => Errors.Concat(Logged).Order(StringComparer.Ordinal);
}
