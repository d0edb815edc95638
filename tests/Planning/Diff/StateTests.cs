namespace GpuInfra.Planning.Tests;

public class StateTests
{
    private static readonly PlannedResource Identity = Given.Resource(Given.Account, "chat-identity", """{"accountId": "chat"}""");

    private static readonly PlannedResource Deployed = Identity with
    {
        Id = "projects/acme/serviceAccounts/chat@acme.example",
        Outputs = Given.Map("""{"email": "chat@acme.example", "number": 7}"""),
    };

    [Theory]
    [InlineData("${chat-identity.email}", "chat@acme.example")]
    [InlineData("serviceAccount:${chat-identity.email}", "serviceAccount:chat@acme.example")]
    [InlineData("${gcp:serviceaccount/account:Account::chat-identity.email}", "chat@acme.example")]
    [InlineData("${chat-identity.id}", "projects/acme/serviceAccounts/chat@acme.example")]
    [InlineData("${chat-identity.accountId}/${chat-identity.number}", "chat/7")]
    [InlineData("${UNKNOWN} and ${unknown.x}", "${UNKNOWN} and ${unknown.x}")]
    [InlineData("${chat-identity.email}", "04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    public void Compare_ReferenceToWhatIsDeployed_IsItsValue(string reference, string value)
    {
        var diff = PlanComparison.Compare(
            Given.State(Deployed, Thing($$"""{"x": "{{value}}"}""")), Given.Plan(Identity, Thing($$"""{"x": "{{reference}}"}""")), "state.json");

        Assert.True(diff.IsEmpty);
        Assert.Empty(diff.Notes);
    }

    // A whole reference is a value of any kind, and what is deployed is what the cloud answered.
    [Theory]
    [InlineData("""["a", "b"]""", "\"${chat-identity.list}\"", 0)]
    [InlineData("7", "\"${chat-identity.number}\"", 0)]
    [InlineData("\"[a, b]\"", "\"${chat-identity.list}\"", 1)]
    [InlineData("\"answered\"", "\"${chat-identity.description}\"", 0)]
    [InlineData("\"said\"", "\"${chat-identity.description}\"", 1)]
    [InlineData("\"z\"", "\"${chat-identity.list[0}\"", 0)]
    public void Compare_WholeReference_IsAnyValue(string value, string reference, int changes)
    {
        var account = Identity with
        {
            Inputs = Given.Map("""{"accountId": "chat", "description": "said"}"""),
            Outputs = Given.Map("""{"list": ["a", "b"], "number": 7, "description": "answered"}"""),
        };

        Assert.Equal(
            changes,
            PlanComparison.Compare(
                Given.State(account, Thing($$"""{"x": {{value}} }""")),
                Given.Plan(account with { Outputs = null, Inputs = Given.Map("""{"accountId": "chat", "description": "answered"}""") }, Thing($$"""{"x": {{reference}} }""")),
                "state.json").Changes.Count(change => change.Name == "thing"));
    }

    // Its project came from the provider's settings, and its answer alone says which.
    [Theory]
    [InlineData("acme", 0)]
    [InlineData("other", 1)]
    public void Compare_WhatTheProviderFilledIn_IsComparedWithItsAnswer(string project, int replaced)
    {
        var before = Given.Resource(Given.Bucket, "models", """{"name": "acme-models"}""") with { Outputs = Given.Map($$"""{"project": "{{project}}"}""") };
        var after = Given.Resource(Given.Bucket, "models", """{"name": "acme-models", "project": "acme"}""");

        Assert.Equal(
            replaced,
            PlanComparison.Compare(Given.State(before), Given.Plan(after), "state.json").Changes.Count(change => change.Kind == ChangeKind.Replace));
    }

    [Fact]
    public void Compare_WhatTheProviderFilledInWithinABlock_IsComparedWithItsAnswer()
    {
        var before = Given.Resource(Given.Service, "chat", """{"name": "chat", "template": {"serviceAccount": "a@b.c"}}""") with
        {
            Outputs = Given.Map("""{"template": {"timeout": "300s"}}"""),
        };
        var after = Given.Resource(Given.Service, "chat", """{"name": "chat", "template": {"serviceAccount": "a@b.c", "timeout": "300s"}}""");

        Assert.Empty(PlanComparison.Compare(Given.State(before), Given.Plan(after), "state.json").Changes);
    }

    [Fact]
    public void Compare_WhatTheProviderReplaces_IsReplacedWithoutAFact()
    {
        var before = Thing("""{"x": "a", "y": {"z": 1}}""") with { ReplacedFor = ["y.z", "gone"] };

        var change = Assert.Single(
            PlanComparison.Compare(Given.State(before), Given.Plan(Thing("""{"x": "b", "y": {"z": 2}}""")), "preview.json").Changes);

        Assert.Equal((ChangeKind.Replace, Risk.Destruction), (change.Kind, change.Risk));
        Assert.Equal("thing is deleted and made anew, because its y.z changes", change.Headline);
        var forced = Assert.Single(change.Properties, property => property.Replaces is not null);
        Assert.Equal(("y.z", "the provider says so in the preview"), (forced.Path, forced.Replaces!.Condition));
    }

    [Fact]
    public void Compare_WhatTheProviderReplacesForNothingThatIsSeen_IsReplaced()
    {
        var before = Thing("""{"x": "a"}""") with { ReplacedFor = [] };

        var change = Assert.Single(
            PlanComparison.Compare(Given.State(before), Given.Plan(Thing("""{"x": "a"}""")), "preview.json").Changes);

        Assert.Equal(ChangeKind.Replace, change.Kind);
        Assert.Equal("thing is deleted and made anew, because the provider says so in the preview", change.Headline);
    }

    [Fact]
    public void Compare_NoiseThatTheProviderReplacesFor_IsNoNoise()
    {
        var before = Given.Resource(Given.Service, "chat", """{"name": "chat", "client": "gcloud"}""");
        var after = Given.Resource(Given.Service, "chat", """{"name": "chat"}""");

        Assert.Empty(PlanComparison.Compare(Given.State(before), Given.Plan(after), "preview.json").Changes);
        var change = Assert.Single(
            PlanComparison.Compare(Given.State(before with { ReplacedFor = ["client"] }), Given.Plan(after), "preview.json").Changes);
        Assert.Equal((ChangeKind.Replace, 0), (change.Kind, change.Noise.Count));
        Assert.NotNull(Assert.Single(change.Properties).Replaces);
    }

    [Fact]
    public void Compare_ReferenceWithAnotherValue_ShowsBothValues()
    {
        var diff = PlanComparison.Compare(
            Given.State(Deployed, Thing("""{"x": "old@acme.example"}""")), Given.Plan(Identity, Thing("""{"x": "${chat-identity.email}"}""")), "");

        Assert.Equal(["x: old@acme.example -> chat@acme.example"], Assert.Single(diff.Changes).Lines());
    }

    [Fact]
    public void Compare_ReferenceToSomethingNew_IsKnownOnlyLater()
    {
        var diff = PlanComparison.Compare(
            Given.State(Thing("""{"x": "old@acme.example"}""")), Given.Plan(Identity, Thing("""{"x": "${chat-identity.email}"}""")), "");

        var change = Assert.Single(diff.Changes, change => change.Name == "thing");
        Assert.Equal(["x: old@acme.example -> ${chat-identity.email}"], change.Lines());
        Assert.Equal(
            "The value is known only after the deployment, which makes chat-identity first.", Assert.Single(change.Properties).Meaning);
    }

    [Fact]
    public void Compare_ReferenceToSomethingReplaced_IsKnownOnlyLater()
    {
        var renamed = Given.Resource(Given.Account, "chat-identity", """{"accountId": "talk"}""");

        var diff = PlanComparison.Compare(
            Given.State(Deployed, Thing("""{"x": "chat@acme.example"}""")), Given.Plan(renamed, Thing("""{"x": "${chat-identity.email}"}""")), "");

        Assert.Equal(["x: chat@acme.example -> ${chat-identity.email}"], diff.Changes[1].Lines());
    }

    [Fact]
    public void Compare_OutputThatTheStateLacks_CountsAsTheSame()
    {
        var diff = PlanComparison.Compare(
            Given.State(Identity, Thing("""{"x": "a"}""")), Given.Plan(Identity, Thing("""{"x": "${chat-identity.email}"}""")), "");

        Assert.True(diff.IsEmpty);
        Assert.Equal(["The state does not tell what 1 reference leads to: whatever stands there counts as the same."], diff.Notes);
    }

    [Fact]
    public void Compare_ReferenceToWhatAPreviewLeavesOut_CountsAsTheSame()
    {
        var before = Given.State(Thing("""{"x": "a", "y": 1}""")) with { IsPartial = true };

        var diff = PlanComparison.Compare(before, Given.Plan(Identity, Thing("""{"x": "${chat-identity.email}", "y": 2}""")), "");

        Assert.Equal(["y: 1 -> 2"], Assert.Single(diff.Changes).Lines());
    }

    [Theory]
    [InlineData("""{"__defaults": ["name"], "name": "thing-1234567", "x": 1}""", """{"x": 1}""")]
    [InlineData("""{"__defaults": [], "a": {"__defaults": ["b"], "b": 1, "c": 2}}""", """{"a": {"c": 2}}""")]
    [InlineData("""{"__defaults": [], "a": {"__defaults": []}}""", """{"a": {}}""")]
    [InlineData("""{"a": {"__defaults": ["b"], "b": 1}}""", "{}")]
    [InlineData("""{"a": {}}""", "{}")]
    [InlineData("""{"l": [{"__defaults": ["b"], "name": "n", "b": 1}]}""", """{"l": [{"name": "n"}]}""")]
    [InlineData("""{"l": [{"__defaults": ["b"], "b": 1, "c": 2}, {"__defaults": [], "c": 3}]}""", """{"l": [{"c": 2}, {"c": 3}]}""")]
    public void Compare_WhatTheProviderFilledIn_IsNoDifference(string state, string plan) =>
        Assert.True(PlanComparison.Compare(Given.State(Thing(state)), Given.Plan(Thing(plan)), "").IsEmpty);

    [Fact]
    public void Compare_DefaultThatTheProgramContradicts_IsADifference()
    {
        var diff = PlanComparison.Compare(
            Given.State(Thing("""{"__defaults": ["x"], "x": 1, "y": {"__defaults": ["z"], "z": 1, "w": 1}}""")), Given.Plan(Thing("""{"x": 2}""")), "");

        Assert.Equal(["x: 1 -> 2", "y: {w: 1} -> -"], Assert.Single(diff.Changes).Lines());
    }

    [Fact]
    public void Compare_Secrets_CountAsTheSameAndAreNoted()
    {
        var diff = PlanComparison.Compare(
            Given.State(Thing("""{"a": "[secret]", "b": "x", "c": "[secret]"}""")),
            Given.Plan(Thing("""{"a": "[secret]", "b": "[secret]", "c": "x"}""")),
            "");

        Assert.True(diff.IsEmpty);
        Assert.Equal(["Secrets are not compared: 1 resource has some, and a changed secret does not show."], diff.Notes);
    }

    [Fact]
    public void Compare_DefaultProviders_BelongToTheEngine()
    {
        var old = Given.Resource(Given.Provider, "default_9_34_0", """{"version": "9.34.0"}""");
        var before = Given.State(old, Identity with { ProviderUrn = $"{old.Urn}::1234" });

        Assert.True(PlanComparison.Compare(before, Given.Plan(Identity), "").IsEmpty);
    }

    [Fact]
    public void Compare_ProviderWithItsIdentity_IsTheProvider()
    {
        var provider = Given.Resource(Given.Provider, "gcp");

        var diff = PlanComparison.Compare(
            Given.State(provider, Identity with { ProviderUrn = $"{provider.Urn}::1234" }),
            Given.Plan(provider, Identity with { ProviderUrn = provider.Urn }),
            "");

        Assert.True(diff.IsEmpty);
    }

    private static PlannedResource Thing(string inputs) => Given.Resource("shop:index:Thing", "thing", inputs);
}
