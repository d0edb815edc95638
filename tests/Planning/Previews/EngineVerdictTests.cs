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
        var diff = Compare([(Subnet, EngineOperation.Same, goal)], goal);

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Noise);
        Assert.Empty(diff.Notes);
        Assert.Equal(1, diff.Unchanged);
    }

    // The engine calls a resource the same whose protection alone goes.
    [Fact]
    public void Compare_ProtectionOfWhatIsTheSame_IsToldNevertheless()
    {
        var diff = Compare([(Subnet with { Protect = true }, EngineOperation.Same, Subnet)], Subnet);

        Assert.Equal(["Exposure Update: subnet loses its protection: the next mistake may delete it"], diff.Lines());
    }

    [Fact]
    public void Compare_WhatTheEngineUpdates_IsNotReplaced()
    {
        var goal = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "region": "here"}""");

        var change = Assert.Single(Compare([(Subnet, EngineOperation.Update, goal)], goal).Changes);

        Assert.Equal((ChangeKind.Update, Risk.Other), (change.Kind, change.Risk));
        Assert.Equal(["network: other -> net"], change.Lines());
    }

    [Fact]
    public void Compare_AnUpdateThatDoesNotShow_IsTold()
    {
        var change = Assert.Single(Compare([(Subnet, EngineOperation.Update, Subnet)], Subnet).Changes);

        Assert.Equal((ChangeKind.Update, "subnet is changed in place, as the preview says, in something that does not show"), (change.Kind, change.Headline));
        Assert.Empty(change.Properties);
    }

    [Fact]
    public void Compare_AnUpdateOfWhatTheTablesCallEqual_IsJudgedByItsValues()
    {
        var old = Given.Resource(Given.Service, "chat", """{"name": "chat", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "timeout": "900s", "client": "gcloud"}""");
        var goal = Given.Resource(Given.Service, "chat", """{"name": "chat", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "timeout": "900s", "client": "gcloud"}""");

        Assert.Empty(Compare([(old, EngineOperation.Same, goal)], goal).Changes);
        Assert.Equal(ChangeKind.Update, Assert.Single(Compare([(old, EngineOperation.Update, goal)], goal).Changes).Kind);
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

            var change = Assert.Single(Compare([(kind, operation, goal)], goal is null ? [] : [goal]).Changes);

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
            var diff = Compare([(Subnet, operation, goal)], kept);

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

        var diff = Compare([(old, EngineOperation.Delete, null), (null, EngineOperation.Create, renamed)], renamed);

        Assert.Equal(["Destruction Delete: old is deleted", "Other Create: new is new: a network"], diff.Lines());
    }

    [Fact]
    public void Compare_APlanThatGoesBeyondThePreview_AddsWhatItChanges()
    {
        var made = Given.Resource(Given.Network, "made");
        var wider = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "other", "region": "there"}""");

        var diff = Compare([(Subnet, EngineOperation.Same, Subnet)], wider, made);

        Assert.Equal(["subnet", "made"], diff.Changes.Select(change => change.Name));
        Assert.Equal(ChangeKind.Replace, diff.Changes[0].Kind);
        Assert.Equal(0, diff.Unchanged);
        Assert.Equal(["made", "shop-prod", "subnet"], diff.After!.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compare_AReferenceThatThePreviewKnowsAsAValue_IsNoOtherProgram()
    {
        var network = Given.Resource(Given.Network, "net") with { Outputs = Given.Map("""{"selfLink": "https://long/net"}""") };
        var plan = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "${net.selfLink}", "ranges": [{"name": "${net.selfLink}"}]}""");
        var goal = Given.Resource(Given.Subnetwork, "subnet", """{"name": "s", "network": "net", "ranges": [{"name": "net"}]}""");

        var diff = Compare([(network, EngineOperation.Same, network), (Subnet, EngineOperation.Same, goal)], Given.Resource(Given.Network, "net"), plan);

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Notes);
    }

    private static StackDiff Compare(
        IReadOnlyList<(PlannedResource? Old, EngineOperation Operation, PlannedResource? Goal)> steps, params PlannedResource[] after)
    {
        var stack = Given.Plan().Resources[0];
        var before = Given.State(steps.Select(step => step.Operation == EngineOperation.Replace ? step.Old! with { ReplacedFor = [] } : step.Old!)
            .Where(old => old is not null));
        return PlanComparison.Compare(
            before with
            {
                LeftOut = 0,
                Absent = [.. steps.Where(step => step.Old is null).Select(step => step.Goal!.Urn)],
                Verdicts =
                [
                    new(stack.Urn, EngineOperation.Same) { Goal = stack },
                    .. steps.Select(step => new EngineVerdict((step.Goal ?? step.Old)!.Urn, step.Operation) { Goal = step.Goal }),
                ],
            },
            Given.Plan(after),
            "preview.json");
    }
}
