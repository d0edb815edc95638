using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>A workflow or a composite action, and the lines that its parts stand in.</summary>
internal sealed class WorkflowFile
{
    private readonly string[] _lines;

    private WorkflowFile(string path, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        (Path, Text, Root, _lines) = (path, text, yaml.Documents.Single().RootNode, text.Split('\n'));
        Jobs = [.. Root.Get("jobs").Entries().Select(job => new Job(this, job.Key, job.Value))];
        Steps = [.. Root.Get("runs", "steps").Items().Select(step => new Step(null, step)), .. Jobs.SelectMany(job => job.Steps)];
    }

    public static IReadOnlyList<string> Paths { get; } =
        [.. Repository.Files(".github/workflows", "*.yml"), .. Repository.Files(".github/actions", "action.yml")];

    public static IReadOnlyList<WorkflowFile> All { get; } = [.. Paths.Select(Read)];

    public string Path { get; }

    public string Text { get; }

    public YamlNode Root { get; }

    public IReadOnlyList<Job> Jobs { get; }

    /// <summary>The steps of all jobs, or of the action.</summary>
    public IReadOnlyList<Step> Steps { get; }

    public bool IsWorkflow => Root.Get("jobs") is not null;

    /// <summary>The events that start the workflow.</summary>
    public IReadOnlyList<string> Triggers => Root.Get("on") switch
    {
        YamlMappingNode map => [.. map.Entries().Select(trigger => trigger.Key)],
        YamlSequenceNode list => [.. list.Items().Select(trigger => trigger.Text()!)],
        YamlScalarNode one => [one.Value!],
        _ => [],
    };

    public static WorkflowFile Read(string path) => Parse(path, Repository.Read(path));

    public static WorkflowFile Parse(string path, string text) => new(path, text);

    public string LineOf(YamlNode node) => LineAt(Number(node));

    public string LineAt(int number) => _lines[number - 1];

    public Breach At(YamlNode node, string problem) => new(Path, Number(node), problem);

    private static int Number(YamlNode node) => (int)node.Start.Line;
}
