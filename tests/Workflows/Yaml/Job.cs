using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>A job of a workflow.</summary>
internal sealed class Job
{
    public Job(WorkflowFile file, string id, YamlNode node)
    {
        (File, Id, Node) = (file, id, node);
        Steps = [.. node.Get("steps").Items().Select(step => new Step(this, step))];
    }

    public WorkflowFile File { get; }

    public string Id { get; }

    public YamlNode Node { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The workflow that does the job; nothing if its own steps do.</summary>
    public string? Calls => Node.Text("uses");

    public string Condition => Node.Text("if") ?? "";

    /// <summary>Whether it runs once on each of several kinds of machines.</summary>
    public bool IsOfMachines => Node.Text("runs-on") == "${{ format('{0}', matrix.runner) }}";

    /// <summary>Whether it can log in to the cloud.</summary>
    public bool HasCredentials => Writes.Contains("id-token");

    /// <summary>Whether a step of it changes what is in the cloud.</summary>
    public bool Deploys => Steps.Any(step => step.Commands.Any(command => command.StartsWith("pulumi up", StringComparison.Ordinal)));

    /// <summary>What its token may write.</summary>
    public IReadOnlyList<string> Writes =>
        [.. Node.Get("permissions").Entries().Where(entry => entry.Value.Text() == "write").Select(entry => entry.Key)];
}
