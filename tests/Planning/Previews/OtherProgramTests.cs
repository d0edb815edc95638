namespace GpuInfra.Planning.Tests;

/// <summary>A preview that was made with another program than the plan beside it.</summary>
public sealed class OtherProgramTests
{
    private static readonly PlannedResource Subnet = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "other", "region": "here"}""");

    [Fact]
    public void Compare_APlanThatGoesBeyondThePreview_AddsWhatItChanges()
    {
        var made = Given.Resource(Given.Network, "made");
        var wider = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "other", "region": "there"}""");

        var diff = GivenPreview.Compare([(Subnet, EngineOperation.Same, Subnet)], wider, made);

        Assert.Equal(["subnet", "made"], diff.Changes.Select(change => change.Name));
        Assert.Equal(ChangeKind.Replace, diff.Changes[0].Kind);
        Assert.Equal(0, diff.Unchanged);
        Assert.Equal(["made", "shop-prod", "subnet"], diff.After!.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal));
    }

    // What becomes of it is not told, and so it stays with what the plan says.
    [Fact]
    public void Compare_AResourceOfWhichThePreviewHasNoGoal_IsNotCalledDeleted()
    {
        var made = Given.Resource(Given.Network, "made");

        Assert.Equal(["Other Create: made is new: a network"], GivenPreview.Compare([(Subnet, EngineOperation.Other, null)], Subnet, made).Lines());
    }

    // A preview that failed lists what is gone as well.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compare_WhatAPartialPreviewDeletesAndThePlanKeeps_IsToldNevertheless(bool isPartial)
    {
        var before = Given.State(Subnet) with
        {
            IsPartial = isPartial,
            LeftOut = 0,
            Verdicts = [new(Given.Plan().Resources[0].Urn, EngineOperation.Same) { Goal = Given.Plan().Resources[0] }, new(Subnet.Urn, EngineOperation.Delete)],
        };

        var diff = PlanComparison.Compare(before, Given.Plan(Subnet), "preview.json");

        Assert.Equal(ChangeKind.Delete, Assert.Single(diff.Changes).Kind);
        Assert.StartsWith("The preview was made with another program or stack file than is here: they differ in subnet.", diff.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_NoiseOfThePreview_StaysBesideWhatThePlanAdds()
    {
        var old = Given.Resource(Given.Service, "chat", """{"name": "chat", "client": "gcloud"}""");
        var goal = Given.Resource(Given.Service, "chat", """{"name": "chat"}""");
        var labelled = Given.Resource(Given.Service, "chat", """{"name": "chat", "labels": {"a": "b"}}""");

        var beside = GivenPreview.Compare([(old, EngineOperation.Update, goal)], goal, Given.Resource(Given.Network, "made"));
        var itself = GivenPreview.Compare([(old, EngineOperation.Update, goal)], labelled);

        Assert.Equal(["made", "noise of chat"], Names(beside));
        Assert.Equal(["chat"], Names(itself));

        static IEnumerable<string> Names(StackDiff diff) => diff.Changes.Select(change => change.Name).Concat(diff.Noise.Select(noise => $"noise of {noise.Name}"));
    }

    // The previewed program leaves the traffic as somebody set it, and the one here turns it back.
    [Fact]
    public void Compare_TrafficThatThePlanAloneTurnsBack_IsSaidAsThePlanHasIt()
    {
        var deployed = Given.Resource(Given.Service, "chat", """{"name": "chat", "traffics": [{"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "revision": "r", "percent": 100}]}""");
        var silent = Given.Resource(Given.Service, "chat", """{"name": "chat"}""");
        var newest = Given.Resource(Given.Service, "chat", """{"name": "chat", "labels": {"a": "b"}, "traffics": [{"type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 100}]}""");

        Assert.Equal(
            ["chat sends 100 % to r: the next deployment ends that."],
            GivenPreview.Compare([(deployed, EngineOperation.Same, silent)], newest).Steered);
        Assert.Equal(
            ["chat sends 100 % to r, and the plan leaves it so: the next revision gets only what that leaves it."],
            GivenPreview.Compare([(deployed, EngineOperation.Same, silent)], silent, Given.Resource(Given.Network, "made")).Steered);
        Assert.Equal(
            ["chat sends 100 % to r: the next deployment ends that."],
            GivenPreview.Compare([(deployed, EngineOperation.Update, newest)], silent).Steered);
    }

    // Of two that weigh the same, the engine's is told.
    [Fact]
    public void Compare_WhatThePreviewAndThePlanChangeAlike_IsThePreviews()
    {
        PlannedResource Labelled(string label) => Given.Resource(Given.Service, "chat", $$$"""{"name": "chat", "labels": {"a": "{{{label}}}"}}""");

        var change = Assert.Single(GivenPreview.Compare([(Labelled("0"), EngineOperation.Update, Labelled("1"))], Labelled("2")).Changes);

        Assert.Equal(["labels.a: 0 -> 1"], change.Lines());
    }

    [Fact]
    public void Compare_AReferenceThatThePreviewKnowsAsAValue_IsNoOtherProgram()
    {
        var network = Given.Resource(Given.Network, "net") with { Outputs = Given.Map("""{"selfLink": "https://long/net"}""") };
        var plan = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "${net.selfLink}", "ranges": [{"name": "${net.selfLink}"}]}""");
        var goal = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "ranges": [{"name": "net"}]}""");

        var diff = GivenPreview.Compare([(network, EngineOperation.Same, network), (Subnet, EngineOperation.Same, goal)], Given.Resource(Given.Network, "net"), plan);

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Notes);
    }

    // Of a list the engine knows the values, and the plan the references.
    [Theory]
    [InlineData("""["net"]""", """["${net.selfLink}"]""", false)]
    [InlineData("""["a"]""", """["b"]""", true)]
    [InlineData("""["a", "net"]""", """["b", "${net.selfLink}"]""", true)]
    [InlineData("""["net", "a"]""", """["${net.selfLink}"]""", false)]
    [InlineData("""["a", "b"]""", """["a"]""", true)]
    [InlineData("""["net"]""", """["${net.selfLink}", "b"]""", true)]
    [InlineData("""["net"]""", """["${net.selfLink}", "${net.id}"]""", false)]
    public void Compare_AListWithReferences_IsAnotherWhereItSaysMore(string told, string planned, bool isOther)
    {
        var goal = Given.Resource(Given.Subnetwork, "subnet", $$"""{"name": "s", "ranges": {{told}}}""");
        var plan = Given.Resource(Given.Subnetwork, "subnet", $$"""{"name": "s", "ranges": {{planned}}}""");

        var diff = GivenPreview.Compare([(null, EngineOperation.Create, goal)], plan);

        Assert.Equal(isOther, diff.Notes.Any(note => note.StartsWith("The preview was made with another program or stack file than is here: they differ in subnet.", StringComparison.Ordinal)));
    }
}
