using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The committed plans, in which a reviewer sees what a change does to each stack.</summary>
public sealed class PlansTests
{
    private static readonly string[] Stacks = ["dev", "prod"];

    [Fact]
    public async Task Plans_Committed_AreFresh()
    {
        using var folder = new Folder(Stacks);

        var outcome = await folder.RunAsync("plan", "--write");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.All(Stacks, stack => Assert.True(
            folder.Read($"plans/{stack}.json") == Repository.Read($"plans/{stack}.json").ReplaceLineEndings("\n"),
            $"plans/{stack}.json is stale. Run: dotnet run -c Offline --project infra/Cli -- plan --write"));
    }

    [Fact]
    public void Plans_Committed_AreOfTheStacks() =>
        Assert.Equal(
            Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).Order(),
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "plans")).Select(Path.GetFileNameWithoutExtension).Order());
}
