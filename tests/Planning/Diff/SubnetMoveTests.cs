namespace GpuInfra.Planning.Tests;

/// <summary>The subnets of a network component, with the ranges as people write them: the service is in the last one.</summary>
public class SubnetMoveTests
{
    private const string Goes = " cannot go together with what is in it: Cloud Run holds its addresses for one to two hours after the last "
        + "service has left, and Google refuses to delete it until then.";

    private static readonly PlannedResource Parent = Given.Resource(PrivateNetwork.TypeToken, "net");

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

    private static Plan Empty(string ranges) => Given.Plan([Parent, .. Subnets(ranges).Values]);

    private static IEnumerable<string> Said(StackDiff diff) => diff.Changes.SelectMany(change => change.Consequences)
        .Where(said => said.Contains("subnetCidr", StringComparison.Ordinal));

    private static StackDiff Compare(string before, string after) =>
        PlanComparison.Compare(Given.Plan(Network(before)), Given.Plan(Network(after)), "main");

    private static PlannedResource[] Network(string ranges)
    {
        var subnets = Subnets(ranges);
        return [Parent, .. subnets.Values, Service(subnets[ranges.Trim('[', ']').Split(", ")[^1]])];
    }

    private static PlannedResource Service(PlannedResource subnet) => Given.Resource(Given.Service, "chat") with
    {
        Dependencies = [subnet.Urn],
        PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["template"] = [subnet.Urn] },
    };

    // A list of one has its range in the name, and so has every later range.
    private static Dictionary<string, PlannedResource> Subnets(string ranges)
    {
        var several = ranges.Trim('[', ']').Split(", ").Distinct().ToList();
        return several.Index().ToDictionary(
            range => range.Item,
            range => Subnet(range.Item, isFirst: range.Index == 0 && (several.Count > 1 || ranges[0] != '[')),
            StringComparer.Ordinal);
    }

    private static PlannedResource Subnet(string range, bool isFirst)
    {
        var (first, named) = (Named("net-subnet"), Named($"net-{SubnetNames.OfRange(range)}"));
        return isFirst ? first with { Aliases = [named.Urn] } : named with { Aliases = [first.Urn] };

        PlannedResource Named(string name) =>
            Given.Resource(Given.Subnetwork, name, $$"""{"ipCidrRange": "{{range}}"}""").In(Parent) with { DeleteBeforeReplace = false };
    }
}
