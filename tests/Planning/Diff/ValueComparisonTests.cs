namespace GpuInfra.Planning.Tests;

public class ValueComparisonTests
{
    // A type that no rule knows, so that nothing but the values speaks.
    private const string Type = "shop:index:Thing";

    [Theory]
    [InlineData("""{"a": {"b": 1}}""", """{"a": {"b": 2}}""", "a.b: 1 -> 2")]
    [InlineData("""{"a": {"b": 1}}""", """{"a": {}}""", "a.b: 1 -> -")]
    [InlineData("""{}""", """{"a": {"b": 1, "c": 2}}""", "a: - -> {b: 1, c: 2}")]
    [InlineData("""{"a": {"b": 1, "c": 2}}""", """{}""", "a: {b: 1, c: 2} -> -")]
    [InlineData("""{"a": {"b": 1}}""", """{"a": "b"}""", "a: {b: 1} -> b")]
    [InlineData("""{"x": {"nvidia.com/gpu": "1"}}""", """{"x": {"nvidia.com/gpu": "2"}}""", "x[\"nvidia.com/gpu\"]: 1 -> 2")]
    [InlineData("""{"x": {"a\"b": 1}}""", """{"x": {"a\"b": 2}}""", "x[\"a\\\"b\"]: 1 -> 2")]
    [InlineData("""{}""", """{"a": {}}""", "a: - -> {}")]
    public void Compare_OneValue_TellsThePath(string before, string after, string expected) =>
        Assert.Equal([expected], Given.Change(Type, before, after).Lines());

    [Theory]
    [InlineData("""{"a": "8"}""", """{"a": 8}""")]
    [InlineData("""{"a": true}""", """{"a": "true"}""")]
    [InlineData("""{"a": "600s"}""", """{"a": "600.000s"}""")]
    [InlineData("""{"a": null}""", """{}""")]
    [InlineData("""{"a": []}""", """{}""")]
    [InlineData("""{"a": null}""", """{"a": []}""")]
    [InlineData("""{"members": ["a", "b"]}""", """{"members": ["b", "a"]}""")]
    [InlineData("""{"rrdatas": ["a", "b"]}""", """{"rrdatas": ["b", "a"]}""")]
    [InlineData("""{"containers": [{"name": "a"}, {"name": "b"}]}""", """{"containers": [{"name": "b"}, {"name": "a"}]}""")]
    public void Compare_OtherSpelling_IsTheSame(string before, string after) =>
        Assert.True(Given.Compare(Given.Resource(Type, "it", before), Given.Resource(Type, "it", after)).IsEmpty);

    [Theory]
    [InlineData("""{"a": "8"}""", """{"a": "8.0"}""")]
    [InlineData("""{"a": "10s"}""", """{"a": "10m"}""")]
    [InlineData("""{"a": ""}""", """{}""")]
    [InlineData("""{"a": false}""", """{}""")]
    [InlineData("""{"a": 0}""", """{}""")]
    [InlineData("""{"args": ["a", "b"]}""", """{"args": ["b", "a"]}""")]
    [InlineData("""{"mountOptions": ["a", "b"]}""", """{"mountOptions": ["b", "a"]}""")]
    [InlineData("""{"a": "x"}""", """{"a": 0}""")]
    [InlineData("""{"a": "8"}""", """{"a": 9}""")]
    [InlineData("""{"a": 9}""", """{"a": "8"}""")]
    public void Compare_OtherValue_Differs(string before, string after) =>
        Assert.False(Given.Compare(Given.Resource(Type, "it", before), Given.Resource(Type, "it", after)).IsEmpty);

    [Fact]
    public void Compare_ItemsWithNames_AreMatchedByName() => Assert.Equal(
        [
            "containers[\"server\"].envs[\"A\"].value: 1 -> 2",
            "containers[\"server\"].envs[\"B\"]: {name: B, value: 1} -> -",
            "containers[\"server\"].envs[\"C\"]: - -> {name: C, value: 1}",
            "containers[\"warm-up\"]: - -> {name: warm-up}",
        ],
        Given.Change(
            Type,
            """{"containers": [{"name": "server", "envs": [{"name": "A", "value": "1"}, {"name": "B", "value": "1"}]}]}""",
            """
            {"containers": [
                {"name": "warm-up"},
                {"name": "server", "envs": [{"name": "C", "value": "1"}, {"name": "A", "value": "2"}]}]}
            """).Lines());

    [Fact]
    public void Compare_VolumeMounts_AreMatchedByTheirPath() => Assert.Equal(
        ["volumeMounts[\"/b\"].name: x -> y"],
        Given.Change(
            Type,
            """{"volumeMounts": [{"name": "x", "mountPath": "/a"}, {"name": "x", "mountPath": "/b"}]}""",
            """{"volumeMounts": [{"name": "y", "mountPath": "/b"}, {"name": "x", "mountPath": "/a"}]}""").Lines());

    [Fact]
    public void Compare_Members_AreMatchedByWhatTheyAre() => Assert.Equal(
        ["members[\"user:b\"]: - -> user:b", "members[\"user:a\"]: user:a -> -"],
        Given.Change(Type, """{"members": ["user:a", "user:c"]}""", """{"members": ["user:c", "user:b"]}""").Lines());

    [Theory]
    [InlineData("""["a", "b", "c"]""", """["a", "x", "b", "c"]""", "args[1]: - -> x")]
    [InlineData("""["a", "b", "c"]""", """["a", "c"]""", "args[1]: b -> -")]
    [InlineData("""["a", "b", "c"]""", """["a", "x", "c"]""", "args[1]: b -> x")]
    [InlineData("""["--port", "1", "--len", "2"]""", """["--gpu", "9", "--port", "1", "--len", "3"]""", "args[0]: - -> --gpu|args[1]: - -> 9|args[5]: 2 -> 3")]
    public void Compare_Sequences_AreAligned(string before, string after, string expected) =>
        Assert.Equal(expected.Split('|'), Given.Change(Type, $$"""{"args": {{before}}}""", $$"""{"args": {{after}}}""").Lines());

    [Fact]
    public void Compare_ItemsWithoutIdentity_AreAligned() => Assert.Equal(
        ["lifecycleRules[0]: - -> {action: z}", "lifecycleRules[2].action: y -> w"],
        Given.Change(
            Type,
            """{"lifecycleRules": [{"action": "x"}, {"action": "y"}]}""",
            """{"lifecycleRules": [{"action": "z"}, {"action": "x"}, {"action": "w"}]}""").Lines());

    // Of types that are known a list may stand for itself, or its items for what they name.
    [Theory]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp", "ports": ["80", "443"]}]}""", """{"allows": [{"protocol": "tcp", "ports": ["443", "81"]}]}""",
        "allows[\"tcp\"].ports: [80, 443] -> [443, 81]")]
    [InlineData(Given.Firewall, """{"sourceRanges": ["10.0.0.0/8", "10.1.0.0/16"]}""", """{"sourceRanges": ["10.1.0.0/16", "10.2.0.0/16"]}""",
        "sourceRanges[\"10.2.0.0/16\"]: - -> 10.2.0.0/16|sourceRanges[\"10.0.0.0/8\"]: 10.0.0.0/8 -> -")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp", "ports": ["80"]}, {"protocol": "tcp", "ports": ["443"]}, {"protocol": "tcp", "ports": ["22"]}]}""",
        """{"allows": [{"protocol": "tcp", "ports": ["443"]}, {"protocol": "tcp", "ports": ["81"]}, {"protocol": "tcp", "ports": ["23"]}]}""",
        "allows[1].ports: [80] -> [81]|allows[2].ports: [22] -> [23]")]
    [InlineData("gcp:dns/managedZone:ManagedZone", """{"privateVisibilityConfig": {"networks": [{"networkUrl": "a"}, {"networkUrl": "b"}]}}""",
        """{"privateVisibilityConfig": {"networks": [{"networkUrl": "c"}, {"networkUrl": "a"}]}}""",
        "privateVisibilityConfig.networks[\"b\"]: {networkUrl: b} -> -|privateVisibilityConfig.networks[\"c\"]: - -> {networkUrl: c}")]
    public void Compare_ListsOfKnownTypes_AreToldByTheirItemsOrWhole(string type, string before, string after, string expected) =>
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), Given.Change(type, before, after).Lines().Order(StringComparer.Ordinal));

    [Fact]
    public void Compare_TwoItemsOfOneName_AreASequence() => Assert.Equal(
        ["ports[1].name: a -> b"],
        Given.Change(Type, """{"ports": [{"name": "a"}, {"name": "a"}]}""", """{"ports": [{"name": "a"}, {"name": "b"}]}""").Lines());

    [Fact]
    public void Compare_IgnoredProperty_IsNoChange()
    {
        string[] ignored = ["client", "template.containers[0].image", "labels[\"x\"]"];
        var before = Given.Resource(
            Type, "it", """{"client": "a", "labels": {"x": "1"}, "template": {"containers": [{"name": "s", "image": "a"}]}}""");
        var after = Given.Resource(
            Type, "it", """{"client": "b", "labels": {"x": "2"}, "template": {"containers": [{"name": "s", "image": "b"}]}}""");

        Assert.True(Given.Compare(before with { IgnoreChanges = ignored }, after with { IgnoreChanges = ignored }).IsEmpty);
    }

    [Theory]
    [InlineData("""{"project": "\"a\""}""", """{"project": "a"}""")]
    [InlineData("""{"project": "null"}""", """{}""")]
    [InlineData("""{"project": "{\"a\": 1"}""", """{"project": "{\"a\":1"}""")]
    public void Compare_ProvidersText_IsNoJsonUnlessItLooksLikeIt(string before, string after) =>
        Assert.Single(Given.Change(Given.Provider, before, after).Lines());

    [Fact]
    public void Compare_ProvidersJson_IsComparedByWhatItSays() => Assert.Equal(
        ["defaultLabels.environment: dev -> prod"],
        Given.Change(
            Given.Provider,
            """{"defaultLabels": "{\"a\":\"1\",\"environment\":\"dev\"}"}""",
            """{"defaultLabels": "{ \"environment\": \"prod\", \"a\": \"1\" }"}""").Lines());
}
