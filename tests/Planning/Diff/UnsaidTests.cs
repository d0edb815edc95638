namespace GpuInfra.Planning.Tests;

/// <summary>What it means that a program leaves a property out, or that a state lacks it.</summary>
public class UnsaidTests
{
    private const string Repository = "gcp:artifactregistry/repository:Repository";

    // Whatever is deployed stays where the provider computes it; elsewhere its default or the zero of the type counts.
    [Theory]
    [InlineData(Given.Network, """{"mtu": 1460}""", "{}")]
    [InlineData(Given.Service, """{"ingress": "INGRESS_TRAFFIC_ALL"}""", "{}")]
    [InlineData(Given.Service, """{"effectiveLabels": {"a": "b"}, "etag": "x"}""", "{}")]
    [InlineData(Given.Service, """{"template": {"sessionAffinity": false, "revision": "", "volumes": []}}""", """{"template": {"timeout": "1s"}}""", "template.timeout: - -> 1s")]
    [InlineData(Given.Service, """{"labels": {}}""", "{}")]
    [InlineData(Given.Bucket, """{"storageClass": "STANDARD"}""", "{}")]
    [InlineData(Given.Bucket, """{"deletionPolicy": "DELETE"}""", "{}")]
    [InlineData(Given.Bucket, """{"lifecycleRules": [{"action": {"type": "Delete"}, "condition": {"age": 3, "sendAgeIfZero": true}}]}""", """{"lifecycleRules": [{"action": {"type": "Delete"}, "condition": {"age": 3}}]}""")]
    [InlineData(Given.Bucket, "{}", """{"forceDestroy": false}""")]
    [InlineData(Repository, """{"mode": "STANDARD_REPOSITORY"}""", "{}")]
    [InlineData(Given.Service, """{"template": {"sessionAffinity": true}}""", """{"template": {"timeout": null}}""", "template: {sessionAffinity: true} -> -", "template.sessionAffinity: true -> -")]
    [InlineData(Given.Bucket, """{"storageClass": "NEARLINE"}""", "{}", "storageClass: NEARLINE -> STANDARD")]
    [InlineData(Given.Bucket, """{"deletionPolicy": "PREVENT"}""", "{}", "deletionPolicy: PREVENT -> DELETE")]
    [InlineData(Given.Bucket, """{"enableObjectRetention": true}""", "{}", "enableObjectRetention: true -> -")]
    [InlineData(Given.Service, """{"deletionProtection": false}""", "{}", "deletionProtection: false -> true")]
    public void Compare_LeftOut_IsWhatTheProviderMakesOfIt(string type, string deployed, string planned, params string[] expected)
    {
        var lines = Lines(Given.Resource(type, "it", deployed), Given.Resource(type, "it", planned));

        Assert.True(expected.Length == 0 ? lines.Length == 0 : lines.Length == 1 && expected.Contains(lines[0]), string.Join('\n', lines));
    }

    // The provider answers with every property; what it computed last is what it compares with.
    [Fact]
    public void Compare_StateInFull_TakesWhatTheProviderAnswered()
    {
        var deployed = Deployed.States["prod"].Resources.Single(resource => resource.Type == Given.Network);
        var planned = Deployed.Plans["prod"].Resources.Single(resource => resource.Urn == deployed.Urn);

        string[] With(string name, PropertyValue value) =>
            Lines(
                deployed with
                {
                    Inputs = value.Kind == PropertyKind.Null ? PropertyEdit.Set(deployed.Inputs, name, value) : deployed.Inputs,
                    Outputs = PropertyEdit.Set(deployed.Outputs!, name, value),
                },
                planned);

        Assert.Equal([], With("routingMode", PropertyValue.Of("REGIONAL")));
        Assert.Equal(["routingMode: GLOBAL -> REGIONAL"], With("routingMode", PropertyValue.Of("GLOBAL")));
        Assert.Equal(
            ["networkFirewallPolicyEnforcementOrder: - -> AFTER_CLASSIC_FIREWALL"], With("networkFirewallPolicyEnforcementOrder", PropertyValue.Null));
    }

    [Theory]
    [InlineData("""["a", "b"]""", """["b", "a"]""", "template.containers[0].args")]
    [InlineData("""["a", "a"]""", """["a"]""", "template.containers[0].args")]
    public void Compare_ListInAnotherOrder_Differs(string deployed, string planned, string path) => Assert.All(
        Lines(
            Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"args": {{{deployed}}}}]}}"""),
            Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"args": {{{planned}}}}]}}""")),
        line => Assert.StartsWith(path, line, StringComparison.Ordinal));

    [Fact]
    public void Compare_ContainersInAnotherOrder_IsOneDifference()
    {
        var line = Assert.Single(Lines(
            Given.Resource(Given.Service, "it", """{"template": {"containers": [{"name": "a", "image": "x"}, {"name": "b", "image": "y"}]}}"""),
            Given.Resource(Given.Service, "it", """{"template": {"containers": [{"name": "b", "image": "y"}, {"name": "a", "image": "x"}]}}""")));

        Assert.StartsWith("template.containers: ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]""", """[{"name": "B", "value": "2"}, {"name": "A", "value": "1"}]""")]
    [InlineData("""[{"name": "A", "value": "1"}, {"name": "A", "value": "1"}]""", """[{"name": "A", "value": "1"}]""")]
    [InlineData("""[{"name": "A", "value": ""}]""", """[{"name": "A"}]""")]
    public void Compare_SetInAnotherOrder_IsTheSame(string deployed, string planned) => Assert.Equal([], Lines(
        Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"envs": {{{deployed}}}}]}}"""),
        Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"envs": {{{planned}}}}]}}""")));

    // A word that no provider wrote, where the state says to which resource it leads.
    [Fact]
    public void Compare_ReferenceThatNobodyCanRead_CountsAsTheSameAndIsNoted()
    {
        const string address = "gcp:compute/address:Address";
        const string nat = "gcp:compute/routerNat:RouterNat";
        var ip = Given.Resource(address, "ip", """{"name": "ip"}""") with { Outputs = Given.Map("""{"selfLink": "https://host/projects/p/regions/r/addresses/ip"}""") };

        StackDiff Compare(string dependency) => PlanComparison.Compare(
            Given.State(ip, Leading("""{"natIps": ["0815"]}""", dependency)),
            Given.Plan(ip, Leading("""{"natIps": ["${ip.selfLink}"]}""", ip.Urn)),
            "state");

        PlannedResource Leading(string inputs, string dependency) => Given.Resource(nat, "nat", inputs) with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["natIps"] = [dependency] },
        };

        Assert.Equal(
            ["The state does not tell what 1 reference leads to: whatever stands there counts as the same."], Compare(ip.Urn).Notes);
        Assert.True(Compare(ip.Urn).IsEmpty);
        Assert.False(Compare(Given.Urn(address, "other")).IsEmpty);
    }

    [Fact]
    public void Compare_WhatTheStateLacks_IsWhatThePlanSays() => Assert.Equal(
        ["deletionPolicy: - -> PREVENT"],
        Lines(Given.Resource(Given.Bucket, "it"), Given.Resource(Given.Bucket, "it", """{"deletionPolicy": "PREVENT"}""")));

    // An item that comes or goes is a difference, whatever it says.
    [Theory]
    [InlineData("""["a"]""", """["a", ""]""", "template.containers[0].args[1]: - -> ")]
    [InlineData("""["", "a"]""", """["a"]""", "template.containers[0].args[0]:  -> -")]
    public void Compare_EmptyItem_ComesAndGoes(string deployed, string planned, string line) => Assert.Equal(
        [line],
        Lines(
            Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"image": "i", "args": {{{deployed}}} }]} }"""),
            Given.Resource(Given.Service, "it", $$$"""{"template": {"containers": [{"image": "i", "args": {{{planned}}} }]} }""")));

    // The provider brings a state that names no version of its schema up to date before it compares.
    [Theory]
    [InlineData("""{"__meta": "{\"schema_version\":\"4\"}"}""", 1)]
    [InlineData("""{"__meta": "{}"}""", 0)]
    [InlineData("{}", 0)]
    public void Compare_StateOfAnOlderSchema_IsMigratedFirst(string outputs, int changes)
    {
        const string rule = """{"action": {"type": "Delete"}, "condition": {"age": 3SEND}}""";
        PlannedResource Bucket(string send) =>
            Given.Resource(Given.Bucket, "it", $$"""{"lifecycleRules": [{{rule.Replace("SEND", send, StringComparison.Ordinal)}}]}""");

        Assert.Equal(changes, Lines(Bucket(", \"sendAgeIfZero\": true") with { Outputs = Given.Map(outputs) }, Bucket("")).Length);
    }

    // Somebody changed it in the cloud, and the program says what it always did.
    [Fact]
    public void Compare_StateThatSaysWhatThePlanDoes_IsComparedWithItsAnswer()
    {
        var deployed = Deployed.States["prod"].Resources.Single(resource => resource.Type == Given.Network);
        var planned = Deployed.Plans["prod"].Resources.Single(resource => resource.Urn == deployed.Urn);

        Assert.Equal(
            ["routingMode: GLOBAL -> REGIONAL"],
            Lines(
                deployed with { Inputs = planned.Inputs, Outputs = PropertyEdit.Set(deployed.Outputs!, "routingMode", PropertyValue.Of("GLOBAL")) }, planned));
    }

    // In part of what it says a provider's word cannot be told from another.
    [Theory]
    [InlineData("""{"x": "0815"}""", """{"x": "https://a"}""", true)]
    [InlineData("""{"x": ["0815", "4711"]}""", """{"x": {"y": "https://a"}}""", true)]
    [InlineData("""{"x": ["0815", "a/b"]}""", """{"x": {"y": "https://a"}}""", false)]
    [InlineData("""{"x": "0815"}""", """{"x": ["https://a", "b"]}""", false)]
    public void Compare_WordsInPlaceOfAddresses_CountAsTheSameIfAllAre(string deployed, string planned, bool isSame)
    {
        PlannedResource Thing(string inputs) => Given.Resource("shop:index:Thing", "it", inputs) with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["x"] = ["urn:a"] },
        };

        Assert.Equal(isSame, PlanComparison.Compare(Given.State(Thing(deployed)), Given.Plan(Thing(planned)), "state").IsEmpty);
        Assert.False(Given.Compare(Thing(deployed), Thing(planned)).IsEmpty);
    }

    private static string[] Lines(PlannedResource deployed, PlannedResource planned) => PlanComparison
        .Compare(Given.State(deployed), Given.Plan(planned), "state").Changes.SelectMany(change => change.Lines()).ToArray();
}
