using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The committed plans, in which a reviewer sees what a change does to each stack of both programs.</summary>
public sealed class PlansTests
{
    public static TheoryData<string> Projects => [".", "infra/Bootstrap"];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Plans_Committed_AreFresh(string project)
    {
        using var folder = new Folder();
        var stacks = Repository.StacksIn(project);
        Assert.NotEmpty(stacks);
        foreach (var file in stacks.Select(stack => $"Pulumi.{stack}.yaml").Prepend("Pulumi.yaml"))
        {
            folder.Write(file, Repository.Read($"{project}/{file}"));
        }

        var outcome = await folder.RunAsync("plan", "--write");

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.All(stacks, stack => Assert.True(
            folder.Read($"plans/{stack}.json") == Repository.Read($"{project}/plans/{stack}.json").ReplaceLineEndings("\n"),
            $"{project}/plans/{stack}.json is stale. Run: gpuinfra plan --write --root {project}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Plans_Committed_AreOfTheStacks(string project)
    {
        Assert.Equal(
            Repository.StacksIn(project),
            Directory.EnumerateFiles(Path.Combine(Repository.Root, project, "plans"))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal));
    }
}
