namespace GpuInfra.Planning.Tests;

/// <summary>Traffic that somebody turned in the cloud, which no plan tells of.</summary>
public sealed class TrafficTests
{
    private const string Newest = """[{"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 100}]""";
    private const string Pin = """[{"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "revision": "chat-00007-abc", "percent": 100, "tag": ""}]""";
    private const string Split = """[{"percent": 10}, {"revision": "chat-00007-abc", "percent": 90}]""";
    private const string Pins = """[{"revision": "chat-00008-def", "percent": 50}, {"revision": "chat-00007-abc", "percent": 50}]""";
    private const string Tag = """[{"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 100}, {"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "revision": "chat-00009-xyz", "tag": "canary"}]""";

    [Theory]
    [InlineData(Pin, "sends 100 % to chat-00007-abc")]
    [InlineData(Split, "sends 90 % to chat-00007-abc and 10 % to its newest revision")]
    [InlineData(Pins, "sends 50 % to chat-00007-abc and 50 % to chat-00008-def")]
    [InlineData(Tag, "sends 100 % to its newest revision and the tag canary at chat-00009-xyz")]
    public void Compare_TrafficThatThePlanTurnsBack_IsARiskOfItsOwn(string traffic, string clause)
    {
        var diff = PlanComparison.Compare(Given.State(Deployed(traffic)), Given.Plan(Planned(Newest)), "state.json");

        Assert.Equal(
            [$"Traffic Update: chat sends 100 % to its newest revision, and no longer as somebody set it: it {clause}"], diff.Lines());
        Assert.Equal("traffics", Assert.Single(diff.Changes[0].Properties).Path);
        Assert.Equal([$"chat {clause}: the next deployment ends that."], diff.Steered);
    }

    [Theory]
    [InlineData(Pin, "sends 100 % to chat-00007-abc")]
    [InlineData(Split, "sends 90 % to chat-00007-abc and 10 % to its newest revision")]
    public void Compare_TrafficThatThePlanSaysNothingOf_StaysAndIsSaid(string traffic, string clause)
    {
        foreach (var before in (PlannedResource[])[Deployed(traffic), Planned(traffic), Planned(traffic) with { Outputs = Deployed(traffic).Outputs }])
        {
            var diff = PlanComparison.Compare(Given.State(before), Given.Plan(Planned(null)), "state.json");

            Assert.Empty(diff.Changes);
            Assert.Empty(diff.Noise);
            Assert.Equal(
                [$"chat {clause}, and the plan leaves it so: the next revision gets only what that leaves it."], diff.Steered);
        }
    }

    [Theory]
    [InlineData(null, Newest)]
    [InlineData("[]", Newest)]
    [InlineData(Newest, Newest)]
    [InlineData(Newest, null)]
    [InlineData("[]", null)]
    [InlineData("""[{"percent": 60}, {"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 40}]""", Newest)]
    public void Compare_TrafficToTheNewestRevision_IsNoDifference(string? before, string? after)
    {
        var diff = PlanComparison.Compare(Given.State(Deployed(before)), Given.Plan(Planned(after)), "state.json");

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Steered);
    }

    [Fact]
    public void Compare_TrafficThatThePlanTurnsAway_IsAChangeWithoutARollback()
    {
        var diff = PlanComparison.Compare(Given.State(Deployed(Newest)), Given.Plan(Planned(Pin)), "state.json");

        Assert.Equal(["Other Update: chat sends 100 % to chat-00007-abc"], diff.Lines());
        Assert.Empty(diff.Steered);
    }

    [Fact]
    public void Compare_TrafficOfAPlan_EndsWithIt()
    {
        var diff = Given.Compare(Planned(Pin), Planned(null));

        Assert.Equal(
            ["Traffic Update: chat sends 100 % to its newest revision, and no longer as somebody set it: it sends 100 % to chat-00007-abc"],
            diff.Lines());
        Assert.Empty(diff.Steered);
    }

    [Fact]
    public void Compare_APinOfWhatIsReplaced_Ends()
    {
        var diff = PlanComparison.Compare(Given.State(Deployed(Pin) with { ReplacedFor = [] }), Given.Plan(Planned(null)), "preview.json");

        Assert.Equal(["chat sends 100 % to chat-00007-abc: the next deployment ends that."], diff.Steered);
    }

    // What stops at destruction stops at a rollback that ends.
    [Fact]
    public void Traffic_AsARisk_IsMoreThanDestruction() =>
        Assert.Equal([Risk.Destruction, Risk.Traffic, Risk.DataLoss, Risk.Impossible], Enum.GetValues<Risk>().Order().TakeLast(4));

    private static PlannedResource Planned(string? traffic) =>
        Given.Resource(Given.Service, "chat", $$"""{"name": "chat"{{(traffic is null ? "" : $", \"traffics\": {traffic}")}}}""");

    private static PlannedResource Deployed(string? traffic) => Planned(null) with
    {
        Outputs = Given.Map(traffic is null ? "{}" : $$"""{"traffics": {{traffic}}}"""),
    };
}
