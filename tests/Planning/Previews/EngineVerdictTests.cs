namespace GpuInfra.Planning.Tests;

/// <summary>What the engine said in a preview has the last word.</summary>
public sealed class EngineVerdictTests
{
    private static readonly PlannedResource Subnet = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "other", "region": "here"}""");

    public static TheoryData<EngineOperation> Losses => [EngineOperation.Delete, EngineOperation.Replace];

    [Fact]
    public void Compare_WhatTheEngineCallsTheSame_IsNoChange()
    {
        var goal = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "region": "here"}""");

        Assert.Equal(ChangeKind.Replace, Assert.Single(PlanComparison.Compare(Given.State(Subnet), Given.Plan(goal), "").Changes).Kind);
        var diff = GivenPreview.Compare([(Subnet, EngineOperation.Same, goal)], goal);

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Noise);
        Assert.Empty(diff.Notes);
        Assert.Equal(1, diff.Unchanged);
    }

    // The engine calls a resource the same whose protection alone goes.
    [Fact]
    public void Compare_ProtectionOfWhatIsTheSame_IsToldNevertheless()
    {
        var diff = GivenPreview.Compare([(Subnet with { Protect = true }, EngineOperation.Same, Subnet)], Subnet);

        Assert.Equal(["Exposure Update: subnet loses its protection: the next mistake may delete it"], diff.Lines());
    }

    [Fact]
    public void Compare_WhatTheEngineUpdates_IsNotReplaced()
    {
        var goal = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "region": "here"}""");

        var change = Assert.Single(GivenPreview.Compare([(Subnet, EngineOperation.Update, goal)], goal).Changes);

        Assert.Equal((ChangeKind.Update, Risk.Other), (change.Kind, change.Risk));
        Assert.Equal(["network: other -> net"], change.Lines());
    }

    [Fact]
    public void Compare_AnUpdateThatDoesNotShow_IsTold()
    {
        var change = Assert.Single(GivenPreview.Compare([(Subnet, EngineOperation.Update, Subnet)], Subnet).Changes);

        Assert.Equal((ChangeKind.Update, "subnet is changed in place, as the preview says, in something that does not show"), (change.Kind, change.Headline));
        Assert.Empty(change.Properties);
    }

    [Fact]
    public void Compare_AnUpdateOfWhatTheTablesCallEqual_IsJudgedByItsValues()
    {
        var old = Given.Resource(Given.Service, "chat", """{"name": "chat", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "timeout": "900s", "client": "gcloud"}""");
        var goal = Given.Resource(Given.Service, "chat", """{"name": "chat", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "timeout": "900s", "client": "gcloud"}""");

        Assert.Empty(GivenPreview.Compare([(old, EngineOperation.Same, goal)], goal).Changes);
        Assert.Equal(ChangeKind.Update, Assert.Single(GivenPreview.Compare([(old, EngineOperation.Update, goal)], goal).Changes).Kind);
    }

    // The tables hold two spellings for one, and the provider says that they are not.
    [Theory]
    [InlineData("location", "location: eu -> EU")]
    [InlineData("location.of[0]", "location: eu -> EU")]
    [InlineData("location[0]", "location: eu -> EU")]
    [InlineData("labels", null)]
    public void Compare_AnUpdateForWhatTheTablesCallEqual_TellsIt(string reason, string? line)
    {
        var old = Given.Resource(Given.Bucket, "models", """{"name": "models", "location": "eu"}""");
        var goal = Given.Resource(Given.Bucket, "models", """{"name": "models", "location": "EU"}""");
        var before = Given.State(old) with
        {
            LeftOut = 0,
            Verdicts = [new(Given.Plan().Resources[0].Urn, EngineOperation.Same), new(old.Urn, EngineOperation.Update) { Goal = goal, Reasons = [reason] }],
        };

        Assert.Empty(PlanComparison.Compare(Given.State(old), Given.Plan(goal), "").Changes);
        var change = Assert.Single(PlanComparison.Compare(before, Given.Plan(goal), "preview.json").Changes);
        Assert.Equal(line is null ? [] : [line], change.Lines());
    }

    [Theory]
    [InlineData(EngineOperation.Same, 0, 1)]
    [InlineData(EngineOperation.Update, 1, 0)]
    public void Compare_NoiseOfWhatTheEngineCallsTheSame_IsNotTold(EngineOperation operation, int noise, int unchanged)
    {
        var old = Given.Resource(Given.Service, "chat", """{"name": "chat", "client": "gcloud"}""");
        var goal = Given.Resource(Given.Service, "chat", """{"name": "chat"}""");

        var diff = GivenPreview.Compare([(old, operation, goal)], goal);

        Assert.Equal((noise, unchanged), (diff.Changes.Count + diff.Noise.Count, diff.Unchanged));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Compare_WhatTheEngineDestroys_IsToldAndGraveWhateverItIs(EngineOperation operation)
    {
        PlannedResource[] kinds =
        [
            Subnet,
            Given.Resource(Given.Invoker, "invoker", """{"name": "chat", "role": "roles/run.invoker", "member": "user:a@acme.example"}"""),
            Given.Resource(Given.RandomId, "suffix", """{"byteLength": 4}"""),
            Given.Resource("gcp:projects/service:Service", "api", """{"service": "run.googleapis.com"}"""),
            Given.Resource(Given.Bucket, "models", """{"name": "models"}"""),
        ];

        foreach (var kind in kinds)
        {
            var goal = operation == EngineOperation.Delete ? null : kind;

            var change = Assert.Single(GivenPreview.Compare([(kind, operation, goal)], goal is null ? [] : [goal]).Changes);

            Assert.Equal(operation.ToString(), change.Kind.ToString());
            Assert.True(change.Risk >= Risk.Destruction, change.Headline);
        }
    }

    // The plan keeps it, by its own name or by an alias, and the preview was made of another.
    [Theory]
    [MemberData(nameof(Losses))]
    public void Compare_WhatTheEngineDestroysAndThePlanKeeps_IsToldNevertheless(EngineOperation operation)
    {
        var other = Given.Resource(Given.Subnetwork, "other", """{"name": "s", "network": "other", "region": "here"}""") with { Aliases = [Subnet.Urn] };
        var goal = operation == EngineOperation.Replace ? Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "region": "there"}""") : null;

        foreach (var kept in (PlannedResource[])[Subnet, other])
        {
            var diff = GivenPreview.Compare([(Subnet, operation, goal)], kept);

            var change = Assert.Single(diff.Changes, change => change.Old?.Urn == Subnet.Urn);
            Assert.Equal((operation.ToString(), true), (change.Kind.ToString(), change.Risk >= Risk.Destruction));
            Assert.StartsWith("The preview was made with another program or stack file than is here: they differ in ", diff.Notes[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compare_WhatTheEngineMakesInPlaceOfAnAlias_IsDeletedAndNew()
    {
        var renamed = Given.Resource(Given.Network, "new", "{}") with { Aliases = [Given.Urn(Given.Network, "old")] };
        var old = Given.Resource(Given.Network, "old", "{}");

        var diff = GivenPreview.Compare([(old, EngineOperation.Delete, null), (null, EngineOperation.Create, renamed)], renamed);

        Assert.Equal(["Destruction Delete: old is deleted", "Other Create: new is new: a network"], diff.Lines());
    }
}
