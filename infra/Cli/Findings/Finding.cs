using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>Something that is wrong, and with which stack.</summary>
/// <param name="Stack">The stack; none where the project's own file is wrong.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record Finding(string? Stack, Violation Problem)
{
    /// <summary>The rule that is broken.</summary>
    public Rule Rule => Problem.Rule;

    /// <summary>How bad it is, whether it is silenced or not.</summary>
    public string Severity => WordFor(Problem.Severity);

    /// <summary>The file as seen from the working folder, with the separators of an address.</summary>
    public string File => Path.GetRelativePath(Directory.GetCurrentDirectory(), Problem.Place.File!).Replace('\\', '/');

    internal static string WordFor(Severity severity) => severity == GpuInfra.Severity.Error ? "error" : "warning";
}
