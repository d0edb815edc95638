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

    [Theory]
    [InlineData(
        """[{"percent": 10}, {"revision": "b", "percent": 30}, {"revision": "a", "percent": 30}, {"revision": "a", "percent": 30, "tag": "t"}]""",
        "[{percent: 30, revision: a, type: R}, {percent: 30, revision: a, tag: t, type: R}, {percent: 30, revision: b, type: R}, {percent: 10, type: L}]",
        "sends 60 % to a, 30 % to b and 10 % to its newest revision and the tag t at a")]
    [InlineData(
        """[{"revision": "a", "percent": 20}, {"revision": "a", "percent": 35}, {"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "revision": "x", "percent": 45}]""",
        "[{percent: 55, revision: a, type: R}, {percent: 45, type: L}]",
        "sends 55 % to a and 45 % to its newest revision")]
    [InlineData(
        """[{"revision": "a", "tag": "z"}, {"revision": "a", "tag": "y"}, {"percent": 100}, {"revision": "b"}]""",
        "[{percent: 100, type: L}, {percent: 0, revision: a, tag: y, type: R}, {percent: 0, revision: a, tag: z, type: R}]",
        "sends 100 % to its newest revision, the tag y at a and the tag z at a")]
    [InlineData("""["a", {"revision": "a", "percent": 100}]""", "[{percent: 100, revision: a, type: R}]", "sends 100 % to a")]
    [InlineData("""[{"revision": "a"}]""", "[{percent: 100, revision: a, type: R}]", "sends 100 % to a")]
    public void Compare_TrafficTurned_IsSortedAndCountedTogether(string traffic, string old, string clause)
    {
        var change = Given.Change(Planned(traffic), Planned(Newest));

        Assert.Equal(
            [$"traffics: {old} -> [{{percent: 100, type: L}}]"],
            change.Lines().Select(line => line
                .Replace("TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "R", StringComparison.Ordinal)
                .Replace("TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "L", StringComparison.Ordinal)));
        Assert.EndsWith($"as somebody set it: it {clause}", change.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Newest, null)]
    [InlineData("[]", null)]
    [InlineData("""[{"revision": "chat-00007-abc"}]""", Pin)]
    public void Compare_TrafficOfPlansThatSayTheSame_IsNoDifference(string before, string? after)
    {
        Assert.Empty(Given.Compare(Planned(before), Planned(after)).Changes);
        Assert.Empty(Given.Compare(Planned(after), Planned(before)).Changes);
    }

    [Fact]
    public void Compare_SeveralServicesTurned_AreSaidByName()
    {
        PlannedResource Named(string name, string? traffic) => Planned(traffic) with { Name = name, Urn = Given.Urn(Given.Service, name) };
        PlannedResource[] Of(string? traffic) => [Named("b", traffic), Named("c", traffic), Named("a", traffic)];

        var diff = PlanComparison.Compare(Given.State(Of(Pin)), Given.Plan(Of("[]")), "state.json");

        Assert.Equal(
            ["a", "b", "c"],
            diff.Steered.Select(said => said.Replace(
                " sends 100 % to chat-00007-abc, and the plan leaves it so: the next revision gets only what that leaves it.", "", StringComparison.Ordinal)));
    }

    // Of whatever else has traffics nothing is known.
    [Fact]
    public void Compare_TrafficsOfAnotherType_IsAPropertyLikeAnyOther()
    {
        PlannedResource Thing(string inputs) => Given.Resource("shop:index:Thing", "it", inputs);

        var diff = PlanComparison.Compare(
            Given.State(Thing($$"""{"traffics": {{Pin}} }""")), Given.Plan(Thing("{}")), "state.json");

        Assert.Equal(["Other Update: it changes its traffics"], diff.Lines());
        Assert.Empty(diff.Steered);
    }

    [Fact]
    public void Compare_TrafficAndMore_TellsBoth() => Assert.Equal(
        ["labels: - -> {a: 1}", "traffics: [{percent: 100, revision: chat-00007-abc, type: TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION}] -> "
            + "[{percent: 100, type: TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST}]"],
        Given.Change(Planned(Pin), Given.Resource(Given.Service, "chat", """{"name": "chat", "labels": {"a": "1"}}""")).Lines().Order());

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
