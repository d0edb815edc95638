namespace GpuInfra.Cli;

// Something that is wrong, and with which stack.
public sealed record Finding(string? Stack, Violation Problem)
{
    public Rule Rule => Problem.Rule;

    // How bad it is, whether it is silenced or not.
    public string Severity => WordFor(Problem.Severity);

    // The file; what a program registers stands in none, and has its URN.
    public string File => Problem.Place.File!.StartsWith("urn:", StringComparison.Ordinal)
        ? Problem.Place.File
        : Path.GetRelativePath(Directory.GetCurrentDirectory(), Problem.Place.File).Replace('\\', '/');

    internal static string WordFor(Severity severity) => severity == GpuInfra.Severity.Error ? "error" : "warning";
}
