using static GpuInfra.Planning.Tests.GivenSubnets;

namespace GpuInfra.Planning.Tests;

/// <summary>What to write so that services move from one subnet of a network component into another.</summary>
public class SubnetMoveTests
{
    private const string Goes = " cannot go together with what is in it: Cloud Run holds its addresses for one to two hours after the last "
        + "service has left, and Google refuses to delete it until then.";

    [Theory]
    [InlineData("10.16.0.0/24", "10.20.0.0/24", "net-subnet", "[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("10.16.0.0/24", "[10.20.0.0/24]", "net-subnet", "[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24]", "[10.20.0.0/24]", "net-subnet-10-16-0-0-24", "[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.24.0.0/24", "net-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.24.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.24.0.0/24]", "net-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.16.0.0/24, 10.24.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.28.0.0/24, 10.24.0.0/24]", "net-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.16.0.0/24, 10.28.0.0/24, 10.24.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.24.0.0/24, 10.20.0.0/24]", "[10.28.0.0/24]", "net-subnet-10-20-0-0-24",
        "[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24, 10.28.0.0/24]", "[10.28.0.0/24]")]
    public void Compare_MoveInOneStep_IsAnOrderOfDeployments(string before, string after, string left, string first, string then)
    {
        var diff = Compare(before, after);

        var order = Assert.Single(diff.Orders);
        Assert.Equal(left + Goes, order.Subject);
        Assert.Equal(
            [
                $"Write subnetCidr: {first} and run pulumi up: the new subnet is made beside the old one, and the services move into it.",
                $"One to two hours after the last old instance has gone, write subnetCidr: {then} and run pulumi up again: the old subnet "
                    + "goes, in a run of its own.",
            ],
            order.Steps);
        Assert.Empty(Said(diff));
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24, 10.16.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "[10.16.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.16.0.0/24", "[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "10.16.0.0/24")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24]",
        "[10.16.0.0/24, 10.24.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24]")]
    public void Compare_MoveBackInOneStep_PutsTheRangeLast(string before, string after, string first, string then) => Assert.Equal(
        [
            $"To use {(first.EndsWith("10.20.0.0/24]", StringComparison.Ordinal) ? "10.20.0.0/24" : "10.16.0.0/24")} again, write "
                + $"subnetCidr: {first} and run pulumi up: the services move back into it.",
            $"One to two hours after the last old instance has gone, write subnetCidr: {then} and run pulumi up again: the old subnet goes, "
                + "in a run of its own.",
        ],
        Assert.Single(Compare(before, after).Orders).Steps);

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.20.0.0/24", "10.20.0.0/24 is deployed already: write subnetCidr: [10.20.0.0/24], as a "
        + "list, at least until pulumi up has deleted the subnet with 10.16.0.0/24.")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.24.0.0/24]", "[10.20.0.0/24, 10.24.0.0/24]", "10.24.0.0/24 is deployed already: write "
        + "subnetCidr: [10.24.0.0/24], as a list, at least until pulumi up has deleted the subnet with 10.16.0.0/24.")]
    [InlineData("10.16.0.0/23", "10.16.0.0/24", "Ranges of one network never overlap: choose one apart from 10.16.0.0/23, and write it "
        + "behind that, as subnetCidr: [10.16.0.0/23, RANGE].")]
    [InlineData("[10.16.0.0/23]", "10.16.0.0/24", "Ranges of one network never overlap: choose one apart from 10.16.0.0/23, and write it "
        + "behind that, as subnetCidr: [10.16.0.0/23, RANGE].")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/25]", "Ranges of one network never overlap: choose one apart "
        + "from 10.16.0.0/24, 10.20.0.0/24, and write it behind those, as subnetCidr: [10.16.0.0/24, 10.20.0.0/24, RANGE].")]
    [InlineData("[10.20.0.0/24]", "[10.20.0.0/23]", "A range grows in place: write subnetCidr: 10.20.0.0/24, without a list, and run "
        + "pulumi up; then write subnetCidr: 10.20.0.0/23.")]
    public void Compare_WhatIsNoMove_SaysOneWay(string before, string after, string way)
    {
        var diff = Compare(before, after);

        Assert.Equal([way], Said(diff));
        Assert.Empty(diff.Orders);
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/23]", "[10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.20.0.0/23", "[10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/23, 10.24.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "[10.20.0.0/23, 10.16.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]", "[10.24.0.0/24, 10.16.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24, 10.16.0.0/24]")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/25, 10.24.0.0/24]", "[10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("10.16.0.0/24", "[10.24.0.0/24, 10.16.0.0/23]", "10.16.0.0/24")]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.24.0.0/24, 10.20.0.0/23, 10.16.0.0/25]", "[10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("[10.16.0.0/24]", "[10.16.0.0/23, 10.24.0.0/24]", "[10.16.0.0/24]")]
    [InlineData("[10.16.0.0/24]", "[10.24.0.0/24, 10.16.0.0/23]", "[10.16.0.0/24]")]
    public void Compare_LaterRangeThatGrows_BeginsWithWhatIsDeployed(string before, string after, string today)
    {
        var diff = Compare(before, after);

        Assert.Equal(
            [$"Begin with what is deployed, subnetCidr: {today}, and change one entry at a time, each with a pulumi up of its own."],
            Said(diff));
        Assert.Empty(diff.Orders);
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/23]", "subnetCidr: [10.16.0.0/24, 10.20.0.0/24]")]
    [InlineData("10.16.0.0/24", "[10.24.0.0/24, 10.16.0.0/23]", "subnetCidr: 10.16.0.0/24")]
    [InlineData("[10.20.0.0/24, 10.16.0.0/24]", "[10.24.0.0/24, 10.16.0.0/23]", "subnetCidr: [10.20.0.0/24, 10.16.0.0/24]")]
    public void Compare_RangesThatNothingIsIn_BeginWithWhatIsDeployedToo(string before, string after, string today) => Assert.Equal(
        [$"Begin with what is deployed, {today}, and change one entry at a time, each with a pulumi up of its own."],
        Said(PlanComparison.Compare(Empty(before), Empty(after), "main")));

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "10.20.0.0/24", "10.20.0.0/24 is deployed already: write subnetCidr: [10.20.0.0/24], as a "
        + "list, at least until pulumi up has deleted the subnet with 10.16.0.0/24.")]
    [InlineData("10.16.0.0/24", "10.20.0.0/24", "Write subnetCidr: [10.16.0.0/24, 10.20.0.0/24] and run pulumi up: the new subnet is made "
        + "beside the old one, and the services move into it.")]
    public void Compare_RangesThatNothingIsIn_SayTheWayToo(string before, string after, string way) =>
        Assert.Equal(way, Said(PlanComparison.Compare(Empty(before), Empty(after), "main")).First());

    [Fact]
    public void Compare_LastServiceAndItsSubnetGone_KeepsTheSubnetFirst()
    {
        var diff = PlanComparison.Compare(Given.Plan(Network("[10.16.0.0/24, 10.20.0.0/24]")), Empty("[10.16.0.0/24, 10.24.0.0/24]"), "main");

        Assert.Equal(
            [
                "Deploy what becomes of chat alone, and keep net-subnet-10-20-0-0-24.",
                "Wait for two hours.",
                "Then deploy the change without net-subnet-10-20-0-0-24.",
            ],
            diff.Orders[^1].Steps);
    }

    private static IEnumerable<string> Said(StackDiff diff) => diff.Changes.SelectMany(change => change.Consequences)
        .Where(said => said.Contains("subnetCidr", StringComparison.Ordinal));

    private static StackDiff Compare(string before, string after) =>
        PlanComparison.Compare(Given.Plan(Network(before)), Given.Plan(Network(after)), "main");
}
