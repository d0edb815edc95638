using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>What holds over all files of the pipeline together.</summary>
public partial class PipelineTests
{
    private static readonly string[] Stacks =
        [.. Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).Order()];

    [Fact]
    public void Actions_ArePinnedToOneVersionEach()
    {
        var uses = WorkflowFile.All
            .SelectMany(file => file.Steps)
            .Select(step => step.Uses)
            .OfType<string>()
            .Where(uses => !uses.StartsWith("./", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.NotEmpty(uses);
        Assert.Equal(uses.Count, uses.Select(name => name.Split('@')[0]).Distinct().Count());
    }

    [Fact]
    public void LocalActionsAndWorkflows_Exist()
    {
        var uses = WorkflowFile.All
            .SelectMany(file => file.Steps.Select(step => step.Uses).Concat(file.Jobs.Select(job => job.Calls)))
            .OfType<string>()
            .Where(uses => uses.StartsWith("./", StringComparison.Ordinal))
            .Select(uses => uses.EndsWith(".yml", StringComparison.Ordinal) ? uses[2..] : $"{uses[2..]}/action.yml")
            .Distinct()
            .ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, path => Assert.Contains(path, WorkflowFile.Paths));
    }

    [Fact]
    public void Matrices_AreTheStacks()
    {
        var matrices = WorkflowFile.All.SelectMany(file => file.Jobs)
            .Select(job => job.Node.Get("strategy", "matrix", "stack").Items().Select(stack => stack.Text()!).ToArray())
            .Where(matrix => matrix.Length > 0)
            .ToList();

        Assert.Equal(3, matrices.Count);
        Assert.All(matrices, matrix => Assert.Equal(Stacks, matrix));
    }

    [Fact]
    public void Deployments_AreOfEveryStackInTurn()
    {
        var jobs = WorkflowFile.Read(".github/workflows/deploy.yml").Jobs;

        Assert.Equal(Stacks, jobs.Select(job => job.Node.Text("with", "stack")));
        Assert.Equal([null, .. jobs.SkipLast(1).Select(job => job.Id)], jobs.Select(job => job.Node.Text("needs")));
    }

    [Fact]
    public void Drift_IsLookedForOnASchedule()
    {
        var drift = WorkflowFile.Read(".github/workflows/drift.yml");

        Assert.Equal(["schedule", "workflow_dispatch"], drift.Triggers);
        Assert.Single(drift.Steps, step => step.Commands.Any(command => command.StartsWith("pulumi refresh", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bash_StopsAtTheFirstFailure()
    {
        Assert.All(
            WorkflowFile.All.Where(file => file.IsWorkflow && file.Steps.Any(step => step.Script.Length > 0)),
            file => Assert.Equal("bash", file.Root.Text("defaults", "run", "shell")));
        Assert.All(Scripts, script => Assert.Contains("\nset -euo pipefail\n", Repository.Read(script), StringComparison.Ordinal));
    }

    [Fact]
    public void Scripts_ForceNothing()
    {
        Assert.All(Scripts, script => Assert.False(DeploymentRules.IsForced(Repository.Read(script)), script));
        Assert.True(DeploymentRules.IsForced("pulumi cancel --yes"));
    }

    [Fact]
    public void Scripts_AreAllRunAndAllThere()
    {
        var run = WorkflowFile.All
            .SelectMany(file => file.Steps)
            .SelectMany(step => ScriptPath().Matches(step.Script))
            .Select(match => match.Value)
            .Where(path => !path.Contains('*', StringComparison.Ordinal));

        Assert.Equal(Scripts, run.Distinct().Order(StringComparer.Ordinal));
        Assert.All(Scripts, script => Assert.True(File.GetUnixFileMode(Repository.At(script)).HasFlag(UnixFileMode.UserExecute), script));
    }

    [Fact]
    public void Credentials_AreNeverCommitted()
    {
        Assert.Contains("gha-creds-*.json", Repository.Read(".gitignore").Split('\n'));
    }

    [Fact]
    public void Dependabot_WatchesEveryEcosystemAndWaits()
    {
        var updates = WorkflowFile.Parse("dependabot.yml", Repository.Read(".github/dependabot.yml")).Root.Get("updates").Items().ToList();

        Assert.Equal(["github-actions", "nuget", "npm"], updates.Select(update => update.Text("package-ecosystem")));
        Assert.All(updates, update => Assert.Equal("7", update.Text("cooldown", "default-days")));
    }

    [Fact]
    public void LinterLock_NamesNoRegistryAndPinsEveryFile()
    {
        var text = Repository.Read(".github/lint/package-lock.json");

        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Equal(Occurrences(text, "\"node_modules/"), Occurrences(text, "\"integrity\": \"sha512-"));
    }

    private static IReadOnlyList<string> Scripts { get; } = Repository.Files(".github/scripts", "*");

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\.github/scripts/[a-z*-]+\.sh")]
    private static partial Regex ScriptPath();
}
