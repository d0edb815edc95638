using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>A step of a job, or of an action, which has none.</summary>
internal sealed record Step(Job? Job, YamlNode Node)
{
    private const string Mute = ".github/scripts/mute.sh ";

    public string? Uses => Node.Text("uses");

    public string Script => Node.Text("run") ?? "";

    /// <summary>The lines of the script, each with the lines that continue it, as what they run when it is muted.</summary>
    public IEnumerable<string> Commands =>
        Script.Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.StartsWith(Mute, StringComparison.Ordinal) ? line[Mute.Length..].TrimStart() : line);

    public bool Is(string action) => Uses?.StartsWith($"{action}@", StringComparison.Ordinal) == true;

    public YamlNode? With(string input) => Node.Get("with", input);
}
