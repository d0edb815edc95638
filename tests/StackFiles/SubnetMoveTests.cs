using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What people write into a stack file one after the other, and what each deployment then does to the subnets.</summary>
public sealed class SubnetMoveTests
{
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";

    [Theory]
    [InlineData("10.16.0.0/24", "[10.16.0.0/24, 10.20.0.0/24]", "Create inference-network-subnet-10-20-0-0-24")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]", "Delete inference-network-subnet")]
    [InlineData("[10.20.0.0/24]", "[10.20.0.0/24, 10.24.0.0/24]",
        "Create inference-network-subnet-10-24-0-0-24, Move inference-network-subnet")]
    [InlineData("[10.20.0.0/24]", "10.20.0.0/24", "Move inference-network-subnet")]
    [InlineData("10.20.0.0/24", "[10.20.0.0/24]", "Move inference-network-subnet-10-20-0-0-24")]
    [InlineData("10.20.0.0/24", "10.20.0.0/23", "Update inference-network-subnet")]
    [InlineData("[10.20.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]", "Delete inference-network-subnet")]
    [InlineData("[10.24.0.0/24]", "[10.24.0.0/24, 10.16.0.0/24]",
        "Create inference-network-subnet-10-16-0-0-24, Move inference-network-subnet")]
    [InlineData("[10.24.0.0/24, 10.16.0.0/24]", "[10.24.0.0/24, 10.16.0.0/24, 10.24.0.0/24]", "")]
    [InlineData("[10.24.0.0/24, 10.16.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]",
        "Delete inference-network-subnet-10-16-0-0-24, Move inference-network-subnet-10-24-0-0-24")]
    public async Task Compare_OneStepOfAMove_NeitherRenamesNorReplacesWhatServes(string before, string after, string subnets)
    {
        var diff = await CompareAsync(before, after);

        Assert.Equal(
            subnets,
            string.Join(", ", diff.Changes.Where(change => change.Type == Subnetwork)
                .Select(change => $"{change.Kind} {change.Name}").Order(StringComparer.Ordinal)));
        Assert.DoesNotContain(diff.Changes, change => change.Kind == ChangeKind.Replace);
        Assert.Empty(diff.Orders);
    }

    [Fact]
    public async Task Compare_AnotherRangeInPlace_NeverGoesThrough()
    {
        var change = await SubnetAsync("10.16.0.0/24", "10.20.0.0/24");

        Assert.Equal(
            (ChangeKind.Replace, Risk.Impossible, Risk.Destruction,
                "inference-network-subnet cannot move from 10.16.0.0/24 to 10.20.0.0/24 in place: this never goes through"),
            (change.Kind, change.Risk, change.RiskIfForced, change.Headline));
        Assert.Equal(
            [
                "Cloud Run holds its addresses for one to two hours after the last service has left: until then the cloud refuses.",
                "Nothing is deleted first: the cloud refuses the new one as long as the old one has its name, and all stays as it is.",
            ],
            change.Consequences);
    }

    [Theory]
    [InlineData("10.16.0.0/24", "10.20.0.0/24", "inference-network-subnet", "[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("10.16.0.0/24", "[10.20.0.0/24]", "inference-network-subnet", "[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.24.0.0/24", "inference-network-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24, 10.24.0.0/24]", "inference-network-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.24.0.0/24]", "inference-network-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.16.0.0/24, 10.24.0.0/24]")]
    public async Task Compare_MoveInOneStep_IsAnOrderOfDeployments(string before, string after, string left, string first, string then)
    {
        var diff = await CompareAsync(before, after);

        var order = Assert.Single(diff.Orders);
        Assert.Equal(
            $"{left} cannot go together with what is in it: Cloud Run holds its addresses for one to two hours after the last service has "
                + "left, and Google refuses to delete it until then.",
            order.Subject);
        Assert.Equal(
            [
                $"Write subnetCidr: {first} and run pulumi up: the new subnet is made beside the old one, and the services move into it.",
                $"One to two hours after the last old instance has gone, write subnetCidr: {then} and run pulumi up again: the old subnet "
                    + "goes, in a run of its own.",
            ],
            order.Steps);
        Assert.DoesNotContain(Said(diff), said => said.Contains("subnetCidr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[10.20.0.0/24, 10.16.0.0/24]", "[10.16.0.0/24]")]
    [InlineData("10.16.0.0/24", "10.16.0.0/24")]
    public async Task Compare_MoveBackInOneStep_SaysTheFirstRangeTwice(string after, string then)
    {
        var diff = await CompareAsync("[10.16.0.0/24, 10.20.0.0/24]", after);

        Assert.Equal(
            [
                "To use 10.16.0.0/24 again, write subnetCidr: [10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24] and run pulumi up: the services "
                    + "move back into it.",
                $"One to two hours after the last old instance has gone, write subnetCidr: {then} and run pulumi up again: the old subnet "
                    + "goes, in a run of its own.",
            ],
            Assert.Single(diff.Orders).Steps);
        Assert.DoesNotContain(Said(diff), said => said.Contains("subnetCidr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.20.0.0/24",
        "10.20.0.0/24 is deployed already: write subnetCidr: [10.20.0.0/24], as a list, at least until pulumi up has deleted the "
            + "subnet with 10.16.0.0/24.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.20.0.0/24, 10.24.0.0/24]",
        "10.24.0.0/24 is deployed already: write subnetCidr: [10.24.0.0/24], as a list, at least until pulumi up has deleted the "
            + "subnet with 10.16.0.0/24.")]
    [InlineData("10.16.0.0/23", "10.16.0.0/24",
        "Ranges of one network never overlap: choose one apart from 10.16.0.0/23, and write it behind that, as "
            + "subnetCidr: [10.16.0.0/23, RANGE].")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/25]",
        "Ranges of one network never overlap: choose one apart from 10.16.0.0/24, 10.20.0.0/24, and write it behind those, as "
            + "subnetCidr: [10.16.0.0/24, 10.20.0.0/24, RANGE].")]
    [InlineData("[10.20.0.0/24]", "[10.20.0.0/23]",
        "A range grows in place: write subnetCidr: 10.20.0.0/24, without a list, and run pulumi up; then write subnetCidr: 10.20.0.0/23.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/23]",
        "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24], and change one entry at a time, each with a pulumi up of "
            + "its own.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.20.0.0/23",
        "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24], and change one entry at a time, each with a pulumi up of "
            + "its own.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "[10.20.0.0/23, 10.16.0.0/24]",
        "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24], and change one entry at a time, each with a "
            + "pulumi up of its own.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "[10.24.0.0/24, 10.16.0.0/24]",
        "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24], and change one entry at a time, each with a "
            + "pulumi up of its own.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/23, 10.24.0.0/24]",
        "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24], and change one entry at a time, each with a pulumi up of "
            + "its own.")]
    public async Task Compare_WhatIsNoMove_SaysOneWay(string before, string after, string way)
    {
        var diff = await CompareAsync(before, after);

        Assert.Equal([way], Said(diff).Where(said => said.Contains("subnetCidr", StringComparison.Ordinal)));
        Assert.Empty(diff.Orders);
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]")]
    public async Task Compare_RangeTakenOutThatNoServiceIsIn_TakesOneDeployment(string before, string after) =>
        Assert.Empty((await CompareAsync(before, after)).Orders);

    [Fact]
    public async Task Compare_OldRangeTakenOut_SaysThatARefusalIsTriedAgain() => Assert.Equal(
        [
            "Cloud Run holds its addresses for one to two hours after the last service has left: until then the cloud refuses.",
            "A refusal fails this run at its end, when all else is done, and the next run tries again.",
        ],
        (await SubnetAsync("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")).Consequences);

    [Fact]
    public async Task Compare_LaterRangeThatGrows_SaysWhatGrows()
    {
        var diff = await CompareAsync("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/23]");
        var created = Assert.Single(diff.Changes, change => change.Type == Subnetwork && change.Kind == ChangeKind.Create);

        Assert.Equal(
            (Risk.Impossible, Risk.Destruction,
                "inference-network-subnet-10-20-0-0-23 is new, with addresses of inference-network-subnet-10-20-0-0-24: this never goes through"),
            (created.Risk, created.RiskIfForced, created.Headline));
        Assert.Equal(
            [
                "This never goes through while inference-network-subnet-10-20-0-0-24 has 10.20.0.0/24: ranges of one network never overlap.",
                "Only a range without a list, or the first of several, grows in place.",
                "Begin with what is deployed, subnetCidr: [10.16.0.0/24, 10.20.0.0/24], and change one entry at a time, each with a "
                    + "pulumi up of its own.",
            ],
            created.Consequences);
    }

    [Fact]
    public async Task Compare_AnotherRegion_IsAnotherStack()
    {
        var before = await PlanAsync("10.16.0.0/24");
        var after = await PlanAsync("10.16.0.0/24", "europe-west1");

        Assert.Contains(
            "Another region is another stack: nothing moves from europe-west4 to europe-west1 in place. Write a stack file for "
                + "europe-west1, deploy it, let the callers move, and retire this stack then.",
            PlanComparison.Compare(before, after, "main").Notes);
    }

    [Fact]
    public async Task Compare_AnotherRegion_IsRefusedForTheRange()
    {
        var before = await PlanAsync("10.16.0.0/24");

        var diff = PlanComparison.Compare(before, await PlanAsync("10.16.0.0/24", "europe-west1"), "main");
        var other = PlanComparison.Compare(before, await PlanAsync("10.20.0.0/24", "europe-west1"), "main");

        var subnet = Assert.Single(diff.Changes, change => change.Type == Subnetwork);
        Assert.Equal((Risk.Impossible, Risk.Destruction), (subnet.Risk, subnet.RiskIfForced));
        Assert.Equal(
            "Nothing is deleted first: the cloud refuses the new one as long as the old one has its range, and all stays as it is.",
            subnet.Consequences[^1]);
        Assert.Equal(Risk.Destruction, Assert.Single(other.Changes, change => change.Type == Subnetwork).Risk);
    }

    private static async Task<ResourceChange> SubnetAsync(string before, string after) =>
        (await CompareAsync(before, after)).Changes
            .Where(change => change.Type == Subnetwork && change.Kind is ChangeKind.Replace or ChangeKind.Delete)
            .MinBy(change => change.Kind)!;

    private static IEnumerable<string> Said(StackDiff diff) => diff.Changes.SelectMany(change => change.Consequences);

    private static async Task<StackDiff> CompareAsync(string before, string after) =>
        PlanComparison.Compare(await PlanAsync(before), await PlanAsync(after), "main");

    private static Task<Plan> PlanAsync(string ranges, string region = "europe-west4")
    {
        var file = StackFile.Parse(
            $$"""
            config:
              gcp:project: acme-dev
              gcp:region: {{region}}
              gpuinfra:platform:
                network: { subnetCidr: {{ranges}} }
              gpuinfra:services:
                chat:
                  engine: ollama
                  model: gemma3:4b
                  image: {{region}}-docker.pkg.dev/acme-dev/inference-images/ollama@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415
            """,
            "Pulumi.dev.yaml");
        return CommittedStacks.PlanAsync(file, settings => InferenceProgram.Build(settings));
    }
}
