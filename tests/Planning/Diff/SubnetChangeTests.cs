using static GpuInfra.Planning.Tests.GivenSubnets;

namespace GpuInfra.Planning.Tests;

/// <summary>What is said of a single subnet that comes, goes or is replaced.</summary>
public class SubnetChangeTests
{
    // Another network may have the same addresses.
    [Fact]
    public void Compare_SubnetsOfOtherParents_AreNoSiblings()
    {
        var (other, alone) = (Given.Resource(PrivateNetwork.TypeToken, "other"), Given.Resource(Given.Subnetwork, "alone", """{"ipCidrRange": "10.16.0.0/24"}"""));
        var made = Given.Resource(Given.Subnetwork, "other-subnet", """{"ipCidrRange": "10.16.0.0/24"}""").In(other);

        Assert.Equal(
            ["Other Create: lone is new: a subnetwork", "Other Create: other-subnet is new: a subnetwork"],
            PlanComparison.Compare(
                Given.Plan([alone, .. Network("10.16.0.0/24")]),
                Given.Plan([alone, alone with { Urn = Given.Urn(Given.Subnetwork, "lone"), Name = "lone" }, other, made, .. Network("10.16.0.0/24")]),
                "main").Lines());
    }

    [Fact]
    public void Compare_AnotherRangeInPlace_NeverGoesThrough()
    {
        var change = Compare("10.16.0.0/24", "10.20.0.0/24").Changes.Single(change => change.Type == Given.Subnetwork);

        Assert.Equal(
            (ChangeKind.Replace, Risk.Impossible, Risk.Destruction,
                "net-subnet cannot move from 10.16.0.0/24 to 10.20.0.0/24 in place: this never goes through"),
            (change.Kind, change.Risk, change.RiskIfForced, change.Headline));
    }

    [Fact]
    public void Compare_RangeThatOverlapsADeployedOne_IsNotMade()
    {
        var made = Compare("[10.16.0.0/24, 10.20.0.0/24]", "[10.16.0.0/24, 10.20.0.0/23]").Changes
            .Single(change => change is { Kind: ChangeKind.Create, Type: Given.Subnetwork });

        Assert.Equal(
            (Risk.Impossible, Risk.Destruction,
                "net-subnet-10-20-0-0-23 is new, with addresses of net-subnet-10-20-0-0-24: this never goes through"),
            (made.Risk, made.RiskIfForced, made.Headline));
        Assert.Equal(
            "This never goes through while net-subnet-10-20-0-0-24 has 10.20.0.0/24: ranges of one network never overlap.", made.Consequences[0]);
    }

    [Theory]
    [InlineData("[10.16.0.0/24, 10.20.0.0/24]", "[10.20.0.0/24]", true)]
    [InlineData("[10.16.0.0/24]", "", false)]
    public void Compare_SubnetGone_IsTriedAgainIfOthersStay(string before, string after, bool isSaid)
    {
        var said = PlanComparison.Compare(Empty(before), after.Length > 0 ? Empty(after) : Given.Plan(Parent), "main").Changes
            .Single(change => change.Kind == ChangeKind.Delete).Consequences;

        Assert.Equal(isSaid, said.Contains("A refusal fails this run at its end, when all else is done, and the next run tries again."));
    }

    // A connector has a range, too.
    [Fact]
    public void Compare_WhatIsNoSubnet_IsNotMeasuredByItsRange()
    {
        var connector = Given.Resource("gcp:vpcaccess/connector:Connector", "net-connector", """{"ipCidrRange": "10.16.0.0/24"}""").In(Parent);
        var plain = Given.Plan(Network("10.16.0.0/24"));

        Assert.Empty(Assert.Single(PlanComparison.Compare(
            plain, Given.Plan([connector, .. Network("10.16.0.0/24")]), "main").Changes).Consequences);
        Assert.Empty(Assert.Single(PlanComparison.Compare(
            Given.Plan([connector, .. Network("10.16.0.0/24")]), plain, "main").Changes).Consequences);
    }

    // The range may be what replaces it, or only the rest.
    [Theory]
    [InlineData("""{"ipCidrRange": "10.20.0.0/24"}""", "net-subnet cannot move from 10.16.0.0/24 to 10.20.0.0/24 in place: this never goes through")]
    [InlineData("""{"ipCidrRange": "10.20.0.0/24", "region": "b"}""", "net-subnet is deleted and made anew, because its ipCidrRange and region change")]
    [InlineData("""{"ipCidrRange": "10.16.0.0/24", "region": "b"}""",
        "net-subnet would be deleted and made anew, because its region changes: this never goes through")]
    [InlineData("""{"ipCidrRange": "10.16.0.0/25", "region": "b"}""",
        "net-subnet would be deleted and made anew, because its ipCidrRange and region change: this never goes through")]
    [InlineData("""{"ipCidrRange": "10.16.0.0/24", "network": "b"}""", "net-subnet is deleted and made anew, because its network changes")]
    [InlineData("""{"ipCidrRange": "10.16.0.0/24", "project": "b"}""", "net-subnet is deleted and made anew, because its project changes")]
    public void Compare_SubnetReplaced_KeepsItsAddressesOrNot(string after, string headline) => Assert.Equal(
        headline,
        PlanComparison.Compare(
            Given.Plan(Parent, Subnet("10.16.0.0/24", isFirst: true)),
            Given.Plan(Parent, Subnet("10.16.0.0/24", isFirst: true) with { Inputs = Given.Map(after) }),
            "main").Changes.Single().Headline);

    [Fact]
    public void Compare_SubnetThatAPreviewReplaces_SaysThatItDoes()
    {
        var subnet = Subnet("10.16.0.0/24", isFirst: true);

        Assert.Equal(
            "net-subnet would be deleted and made anew, because the provider says so in the preview: this never goes through",
            PlanComparison.Compare(
                Given.State(Parent, subnet with { ReplacedFor = [] }), Given.Plan(Parent, subnet), "preview.json").Changes.Single().Headline);
    }

    private static StackDiff Compare(string before, string after) =>
        PlanComparison.Compare(Given.Plan(Network(before)), Given.Plan(Network(after)), "main");
}
