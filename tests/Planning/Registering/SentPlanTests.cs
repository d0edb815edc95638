namespace GpuInfra.Planning.Tests;

/// <summary>The plan of what a program sent.</summary>
public sealed class SentPlanTests
{
    private const string Part = "acme:index:Part";
    private const string Provider = "pulumi:providers:gcp";

    // The form of a plan has no place for whether a replaced resource is deleted first.
    [Fact]
    public async Task Build_EveryOption_StandsInThePlan()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Stack());
        recorder.Register(Sent.Resource(Part, "part", """{ "size": 3 }""", "\"isCustom\": false"));
        recorder.Register(Sent.Resource(Provider, "own", """{ "region": "europe-west4" }"""));
        recorder.Register(Sent.Resource(Sent.Topic, "standard", options: "\"version\": \"6.1.0-rc.1+b\""));
        recorder.Register(Sent.Resource(Sent.Network, "all", """{ "name": "all", "tags": ["b", "a"] }""", $$"""
            "parent": "{{Sent.Urn(Part, "part")}}",
            "provider": "{{Sent.Urn(Provider, "own")}}::{{Sent.Unknown}}",
            "dependencies": ["urn:b", "urn:a", "urn:b"],
            "propertyDependencies": { "tags": ["urn:d", "urn:c", "urn:d"], "name": [] },
            "protect": true,
            "retainOnDelete": true,
            "deletedWith": "urn:w",
            "aliases": ["urn:z", "urn:y", "urn:z"],
            "ignoreChanges": ["tags"],
            "replaceOnChanges": ["name"],
            "deleteBeforeReplace": false,
            "additionalSecretOutputs": ["gatewayIpv4"],
            "timeouts": { "create": 60, "update": 90.5, "delete": 3600 }
            """));
        recorder.Register(Sent.Resource(Sent.Topic, "read", options: "\"readId\": \"arn:read\", \"timeouts\": { \"delete\": 30 }"));
        recorder.Register(Sent.Resource(Sent.Topic, "import", options: "\"importId\": \"arn:import\", \"deleteBeforeReplace\": true"));
        recorder.AddOutputs(Sent.Json($$"""{ "urn": "{{Sent.StackUrn}}", "outputs": { "answer": 42 } }"""));
        recorder.AddOutputs(Sent.Json($$"""{ "urn": "{{Sent.Urn(Part, "part")}}", "outputs": { "answer": 43 } }"""));
        recorder.AddOutputs(Sent.Json("""{ "urn": "urn:nobody", "outputs": { "answer": 44 } }"""));

        var plan = recorder.Build();

        await Snapshot.MatchesAsync("sent.json", await Plans.JsonAsync(plan));
        Assert.Equal(
            [(false, "all"), (true, "import"), (null, "read")],
            new[] { "all", "import", "read" }.Select(name => (plan.Single(name).DeleteBeforeReplace, name)));
        Assert.Equal(["tags"], plan.Single("all").PropertyDependencies.Keys);
        Assert.Null(plan.Single("standard").CustomTimeouts);
    }

    [Fact]
    public void Build_Resources_StandInTheOrderOfTheirUrnsAfterTheStack()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(Sent.Topic, "b"));
        recorder.Register(Sent.Resource("zz:index:Last", "a"));
        recorder.Register(Sent.Stack());
        recorder.Register(Sent.Resource(Sent.Topic, "B"));

        Assert.Equal(
            [Sent.StackUrn, Sent.Urn(Sent.Topic, "B"), Sent.Urn(Sent.Topic, "b"), Sent.Urn("zz:index:Last", "a")],
            recorder.Build().Resources.Select(resource => resource.Urn));
    }

    [Fact]
    public void Build_ProgramWithoutAStack_IsGivenOne()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(Sent.Topic, "topic"));

        var plan = recorder.Build();

        Assert.Equal(("acme", "dev"), (plan.Project, plan.Stack));
        Assert.Equal(
            [(Sent.StackUrn, "pulumi:pulumi:Stack", "acme-dev", false, null), (Sent.Urn(Sent.Topic, "topic"), Sent.Topic, "topic", true, Sent.StackUrn)],
            plan.Resources.Select(resource => (resource.Urn, resource.Type, resource.Name, resource.IsCustom, resource.ParentUrn)));
        Assert.Equal(PropertyMap.Empty, plan.Resources[0].Outputs);
    }

    [Fact]
    public void Build_ProgramThatRegistersNothing_HasItsStackAlone() =>
        Assert.Equal(
            ["urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev"],
            Sent.Recorder(StandInForm.Shorter).Build().Resources.Select(resource => resource.Urn));

    // The stack is what the program says that it is, whatever its name.
    [Fact]
    public void Build_StackOfAnotherName_IsTheParentOfTheRest()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource("pulumi:pulumi:Stack", "other", options: "\"isCustom\": false"));
        recorder.Register(Sent.Resource(Sent.Topic, "topic"));

        var plan = recorder.Build();

        Assert.Equal(
            [(Sent.Urn("pulumi:pulumi:Stack", "other"), null), (Sent.Urn(Sent.Topic, "topic"), Sent.Urn("pulumi:pulumi:Stack", "other"))],
            plan.Resources.Select(resource => (resource.Urn, resource.ParentUrn)));
        Assert.Equal([PropertyMap.Empty, null], plan.Resources.Select(resource => resource.Outputs));
    }

    [Theory]
    [InlineData(Sent.Topic, "\"version\": \"6.1.0\"", "urn:pulumi:dev::acme::pulumi:providers:aws::default_6_1_0")]
    [InlineData(Sent.Topic, "\"version\": \"\"", "urn:pulumi:dev::acme::pulumi:providers:aws::default")]
    [InlineData(Sent.Topic, "\"provider\": \"urn:pulumi:dev::acme::pulumi:providers:aws::own::id\"", null)]
    [InlineData(Sent.Topic, "\"provider\": \"::id\"", "urn:pulumi:dev::acme::pulumi:providers:aws::default")]
    [InlineData(Sent.Topic, "\"isCustom\": false", null)]
    [InlineData(Provider, "\"version\": \"9.0.0\"", null)]
    public void Build_WhatNamesNoProvider_HasTheDefaultOneOfItsVersion(string type, string options, string? expected)
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(type, "one", options: options));

        Assert.Equal(expected, recorder.Build().Single("one").DefaultProviderUrn);
    }

    [Fact]
    public void Build_WhatIsNotEvaluated_IsNotedOnce()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(Part, "part", options: "\"isCustom\": false, \"isRemote\": true"));
        recorder.Register(Sent.Resource("pulumi:pulumi:StackReference", "acme/net/dev"));
        recorder.Register(Sent.Resource("pulumi:pulumi:StackReference", "net", options: "\"readId\": \"acme/net/prod\""));
        recorder.Register(Sent.Resource("pulumi:pulumi:StackReference", "known"), []);
        recorder.Register(Sent.Resource(Sent.Topic, "topic"));
        recorder.Note("said twice");
        recorder.Note("said twice");

        Assert.Equal(
            [
                new("warning", "acme:index:Part 'part' is made by a plugin, which is not run: what is in it is not in the plan.", Sent.Urn(Part, "part")),
                new("info", "What the stack 'acme/net/dev' exports is not known here. --answers FILE says it.", Sent.Urn("pulumi:pulumi:StackReference", "acme/net/dev")),
                new("info", "What the stack 'acme/net/prod' exports is not known here. --answers FILE says it.", Sent.Urn("pulumi:pulumi:StackReference", "net")),
                new("info", "said twice"),
            ],
            recorder.Build().Diagnostics);
    }

    [Theory]
    [InlineData("{}", false, false)]
    [InlineData("""{ "a": 1, "b": [true, null, "c"], "d": { "e": "f" } }""", false, false)]
    [InlineData("""{ "a": 1, "b": "of ?" }""", true, false)]
    [InlineData("""{ "a": [1, "?"] }""", true, false)]
    [InlineData("""{ "a": { "b": 1, "c": "?" } }""", true, false)]
    [InlineData("""{ "a": { "b": 1, "?": 2 } }""", true, false)]
    [InlineData("""{ "a": 1, "?": 2 }""", true, false)]
    [InlineData("""{ "a": 1, "b": "of @" }""", false, true)]
    [InlineData("""{ "a": [1, "@"] }""", false, true)]
    [InlineData("""{ "a": { "b": 1, "@": 2 } }""", false, true)]
    public void Register_Inputs_AreSearchedForWhatOnlyTheCloudKnows(string inputs, bool hasUnknown, bool hasStandIns)
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);
        recorder.Register(Sent.Stack());
        var id = recorder.Register(Sent.Resource(Sent.Topic, "one")).Id;
        recorder.Register(Sent.Resource(Sent.Topic, "two", inputs
            .Replace("?", Sent.Unknown, StringComparison.Ordinal).Replace("@", id, StringComparison.Ordinal)));

        Assert.Equal((hasUnknown, hasStandIns), (recorder.HasUnknown, recorder.HasStandIns));
    }

    // What a component says of itself is in no plan.
    [Theory]
    [InlineData("pulumi:pulumi:Stack", true)]
    [InlineData(Part, false)]
    public void AddOutputs_WhatIsUnknown_CountsWhereThePlanShowsIt(string type, bool counts)
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(type, "one", options: "\"isCustom\": false"));
        var before = recorder.HasUnknown;
        recorder.AddOutputs(Sent.Json($$"""{ "urn": "{{Sent.Urn(type, "one")}}", "outputs": { "a": 1, "b": "{{Sent.Unknown}}" } }"""));

        Assert.Equal((false, counts), (before, recorder.HasUnknown));
    }

    [Fact]
    public void IsEmpty_AResourceBesideTheStack_EndsIt()
    {
        var recorder = Sent.Recorder();
        var first = recorder.IsEmpty;
        recorder.Register(Sent.Stack());
        var second = recorder.IsEmpty;
        recorder.Register(Sent.Resource(Sent.Topic, "topic"));

        Assert.Equal((true, true, false), (first, second, recorder.IsEmpty));
    }
}
