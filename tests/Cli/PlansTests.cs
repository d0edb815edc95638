using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The committed plans, in which a reviewer sees what a change does to each stack of both programs.</summary>
public sealed class PlansTests
{
    private static readonly string[] Stacks = ["dev", "prod"];

    public static TheoryData<string> Projects => [".", "infra/Bootstrap"];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Plans_Committed_AreFresh(string project)
    {
        using var folder = new Folder();
        foreach (var file in Stacks.Select(stack => $"Pulumi.{stack}.yaml").Prepend("Pulumi.yaml"))
        {
            folder.Write(file, Repository.Read($"{project}/{file}"));
        }

        var outcome = await folder.RunAsync("plan", "--write");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(Stacks, stack => Assert.True(
            folder.Read($"plans/{stack}.json") == Repository.Read($"{project}/plans/{stack}.json").ReplaceLineEndings("\n"),
            $"{project}/plans/{stack}.json is stale. Run: dotnet run -c Offline --project infra/Cli -- plan --write --root {project}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Plans_Committed_AreOfTheStacks(string project)
    {
        var root = Path.Combine(Repository.Root, project);

        Assert.Equal(
            Directory.EnumerateFiles(root, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).Order(),
            Directory.EnumerateFiles(Path.Combine(root, "plans")).Select(Path.GetFileNameWithoutExtension).Order());
    }
}
