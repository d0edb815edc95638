using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>A step of a job, or of an action, which has none.</summary>
internal sealed record Step(Job? Job, YamlNode Node)
{
    public string? Uses => Node.Text("uses");

    public string Script => Node.Text("run") ?? "";

    /// <summary>The lines of the script, each with the lines that continue it.</summary>
    public IEnumerable<string> Commands =>
        Script.Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Is(string action) => Uses?.StartsWith($"{action}@", StringComparison.Ordinal) == true;

    public YamlNode? With(string input) => Node.Get("with", input);
}
