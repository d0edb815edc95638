using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Whoever deployed an earlier program gets of today's what is meant for them, and loses nothing.</summary>
public sealed class EarlierProgramTests
{
    private const string LatestRevision = "traffics";

    public static TheoryData<string> Stacks => [.. EarlierStack.All.Select(stack => stack.Name)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Plan_OfTheSameStackFile_SaysOtherwiseOnlyWhatIsIntended(string name)
    {
        var stack = new EarlierStack(name);
        using var folder = stack.Open();

        var outcome = await folder.RunAsync("plan", stack.Stack, "--format", "json");

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.Equal(stack.Intended, new PlanDifference(stack.Read("plan"), outcome.Output).Lines);
    }

    [Theory]
    [InlineData("prod", "export")]
    [InlineData("prod", "refreshed.export")]
    [InlineData("bootstrap-prod", "export")]
    [InlineData("bootstrap-prod", "refreshed.export")]
    public async Task Diff_FromWhatWasDeployed_ChangesOnlyWhatIsIntended(string name, string form)
    {
        var stack = new EarlierStack(name);

        var (changes, noise) = await DiffAsync(stack, form);

        Assert.Equal(stack.Changes, changes);
        Assert.Equal(name == "prod" ? [$"chat: {LatestRevision}", $"reason: {LatestRevision}"] : [], noise);
    }

    [Theory]
    [InlineData("dev", "other update: inference-network-subnet keeps the name that it has in the cloud")]
    [InlineData("prod", "other update: inference-network-subnet keeps the name that it has in the cloud")]
    [InlineData("bootstrap-dev", null)]
    [InlineData("bootstrap-prod", null)]
    public async Task Diff_FromThePlan_ChangesOnlyWhatIsIntended(string name, string? subnet)
    {
        var stack = new EarlierStack(name);

        var (changes, _) = await DiffAsync(stack, "plan");

        Assert.Equal(stack.Changes, changes.Where(change => change != subnet));
        Assert.Equal(subnet is null ? 0 : 1, changes.Length - stack.Changes.Length);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("refreshed.export")]
    public async Task Diff_AnotherRangeOfADeployedSubnet_FailsOnWhatNeverGoesThrough(string form)
    {
        var stack = new EarlierStack("prod");
        using var folder = stack.Open();
        folder.Write("before.json", stack.Read(form));
        folder.Replace("Pulumi.prod.yaml", "subnetCidr: 10.16.0.0/24", "subnetCidr: 10.20.0.0/24");

        var outcome = await folder.RunAsync("diff", "prod", "--from", Path.Combine(folder.Path, "before.json"), "--fail-on", "impossible");

        Assert.Equal(
            (ExitCode.CheckFailed,
                "fails on impossible: gpuinfra/prod: inference-network-subnet cannot move from 10.16.0.0/24 to 10.20.0.0/24 in place: this "
                    + "never goes through\n"),
            (outcome.ExitCode, outcome.Error.ReplaceLineEndings("\n")));
    }

    private static async Task<(string[] Changes, string[] Noise)> DiffAsync(EarlierStack stack, string form)
    {
        using var folder = stack.Open();
        folder.Write("before.json", stack.Read(form));
        var outcome = await folder.RunAsync(
            "diff", stack.Stack, "--from", Path.Combine(folder.Path, "before.json"), "--format", "json");
        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        var diff = JsonNode.Parse(outcome.Output)!["stacks"]!.AsArray().Single()!;
        return (
            [.. Array(diff, "changes").Select(change => $"{change!["risk"]} {change["kind"]}: {change["headline"]}")],
            [.. Array(diff, "noise").Select(change => $"{change!["name"]}: {string.Join(", ", Array(change, "properties").Select(property => property!["path"]))}")]);
    }

    private static JsonArray Array(JsonNode node, string name) => node[name]!.AsArray();
}
