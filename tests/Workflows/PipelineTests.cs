using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>What holds over all files of the pipeline together.</summary>
public partial class PipelineTests
{
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
    public void Matrices_AreOfJobsThatListTheStacks()
    {
        var jobs = WorkflowFile.All.SelectMany(file => file.Jobs).Where(job => job.Node.Get("strategy", "matrix") is not null && !job.IsOfMachines).ToList();

        Assert.Equal(5, jobs.Count);
        Assert.All(jobs, job => Assert.Contains(
            ".github/scripts/list-stacks.sh",
            job.File.Jobs.Single(other => other.Id == "stacks").Steps.Select(step => step.Script)));
    }

    // The tool's project and the workflow name the same kinds; those that no machine compiles for run the managed build.
    [Fact]
    public void Release_IsBuiltForEveryKindOfMachine()
    {
        var release = WorkflowFile.Read(".github/workflows/release.yml");
        var kinds = Assert.Single(release.Jobs, job => job.IsOfMachines).Node.Get("strategy", "matrix", "include").Items()
            .Select(kind => kind.Text("kind")!).ToList();
        var packed = ToolKinds().Match(Repository.Read("infra/Cli/GpuInfra.Cli.csproj")).Groups[1].Value.Split(';');

        Assert.Equal(["linux-x64", "linux-arm64", "osx-x64", "osx-arm64", "win-x64", "win-arm64"], kinds);
        Assert.Equal([.. kinds, "any"], packed);
    }

    [Fact]
    public void Release_IsAttestedBeforeItIsPublished()
    {
        var release = WorkflowFile.Read(".github/workflows/release.yml");
        var attest = Assert.Single(release.Jobs, job => job.Steps.Any(step => step.Is("actions/attest-build-provenance")));
        var publish = Assert.Single(release.Jobs, job => job.Steps.Any(step => step.Script.Contains("gh release create", StringComparison.Ordinal)));

        Assert.Equal(["push"], release.Triggers);
        Assert.Equal("dist/*", attest.Steps[^1].With("subject-path").Text());
        Assert.Equal(attest.Id, publish.Node.Text("needs"));
        Assert.Contains("sha256sum", publish.Steps[^1].Script, StringComparison.Ordinal);
    }

    // A third environment is a stack file, and no workflow has a word about any stack.
    [Fact]
    public void Workflows_NameNoStack()
    {
        var stacks = Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).ToList();

        Assert.NotEmpty(stacks);
        Assert.All(WorkflowFile.All, file => Assert.DoesNotMatch($"\\b({string.Join('|', stacks)})\\b", file.Text));
    }

    [Fact]
    public void Deployments_AreOfOneStackAtATime()
    {
        var job = Assert.Single(WorkflowFile.Read(".github/workflows/deploy.yml").Jobs, job => job.Calls is not null);

        Assert.Equal("1", job.Node.Text("strategy", "max-parallel"));
        // Else the failure of one would end another in the middle.
        Assert.Equal("false", job.Node.Text("strategy", "fail-fast"));
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
        Assert.All(
            Scripts.Where(script => script.EndsWith(".sh", StringComparison.Ordinal)),
            script => Assert.Contains("\nset -euo pipefail\n", Repository.Read(script), StringComparison.Ordinal));
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
            .Concat(Scripts.SelectMany(script => ScriptPath().Matches(Repository.Read(script))))
            .Select(match => $".github/scripts/{match.Groups[1].Value}");

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

    [GeneratedRegex(@"(?:\.github/scripts|\$here)/([a-z-]+\.(?:sh|mjs))")]
    private static partial Regex ScriptPath();

    [GeneratedRegex("<ToolPackageRuntimeIdentifiers>(.+)</ToolPackageRuntimeIdentifiers>")]
    private static partial Regex ToolKinds();
}
