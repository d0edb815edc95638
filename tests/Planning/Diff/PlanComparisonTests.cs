using System.Globalization;

namespace GpuInfra.Planning.Tests;

public class PlanComparisonTests
{
    [Fact]
    public void Compare_SamePlan_IsEmpty()
    {
        var plan = Given.Plan(Given.Resource(Given.Bucket, "models", """{"name": "models"}"""), Given.Resource(Given.Network, "net"));

        var diff = PlanComparison.Compare(plan, plan, "main");

        Assert.True(diff.IsEmpty);
        Assert.Empty(diff.Noise);
        Assert.Empty(diff.Notes);
        Assert.Equal(2, diff.Unchanged);
    }

    [Fact]
    public void Compare_TwoPlans_SaysWhatTheyAre()
    {
        var diff = PlanComparison.Compare(Given.Plan(), Given.Plan(), "state.json");

        Assert.Equal(("shop", "prod", "state.json"), (diff.Project, diff.Stack, diff.From));
    }

    [Fact]
    public void Compare_ManyChanges_RiskiestFirst()
    {
        var before = Given.Plan(
            Given.Resource(Given.Bucket, "models", """{"name": "models"}"""),
            Given.Resource(Given.Network, "net"),
            Given.Resource(Given.Service, "chat", """{"deletionProtection": true, "template": {"scaling": {"maxInstanceCount": 1}}}"""),
            Given.Resource(Given.Service, "draw", """{"template": {"scaling": {"maxInstanceCount": 1}}}"""),
            Given.Resource(Given.Service, "embed", """{"template": {"scaling": {"minInstanceCount": 0}}}"""),
            Given.Resource(Given.Service, "reason", """{"labels": {"a": "1"}}"""));
        var after = Given.Plan(
            Given.Resource(Given.Service, "chat", """{"deletionProtection": false, "template": {"scaling": {"maxInstanceCount": 1}}}"""),
            Given.Resource(Given.Service, "draw", """{"template": {"scaling": {"maxInstanceCount": 2}}}"""),
            Given.Resource(Given.Service, "embed", """{"template": {"scaling": {"minInstanceCount": 1}}}"""),
            Given.Resource(Given.Service, "reason", """{"labels": {"a": "2"}}"""));

        Assert.Equal(
            [
                "DataLoss Delete: models is deleted with every object in it",
                "Destruction Delete: net is deleted",
                "Exposure Update: chat loses its deletion protection: the next mistake may delete it",
                "Capacity Update: draw has at most 2 instances, up from 1",
                "Cost Update: one instance of embed is always on",
                "Other Update: reason gets other labels",
            ],
            PlanComparison.Compare(before, after, "main").Lines());
    }

    [Fact]
    public void Compare_OneRisk_ByKindThenTypeThenName()
    {
        var before = Given.Plan(
            Given.Resource(Given.Network, "b"), Given.Resource(Given.Network, "a"), Given.Resource(Given.Service, "c", """{"name": "c"}"""),
            Given.Resource(Given.Subnetwork, "d", """{"region": "here"}"""));
        var after = Given.Plan(Given.Resource(Given.Subnetwork, "d", """{"region": "there"}"""));

        Assert.Equal(["c", "a", "b", "d"], PlanComparison.Compare(before, after, "main").Changes.Select(change => change.Name));
    }

    [Fact]
    public void Compare_Create_HasNoProperties()
    {
        var diff = PlanComparison.Compare(Given.Plan(), Given.Plan(Given.Resource(Given.Network, "net", """{"name": "net"}""")), "main");

        var change = Assert.Single(diff.Changes);
        Assert.Equal((ChangeKind.Create, Risk.Other, "net is new: a network"), (change.Kind, change.Risk, change.Headline));
        Assert.Empty(change.Properties);
        Assert.Null(change.Old);
    }

    [Fact]
    public void Compare_PartialOldSide_CountsTheRestAsTheSame()
    {
        var made = Given.Resource(Given.Network, "made");
        var before = Given.State() with { IsPartial = true, Absent = [made.Urn] };
        var after = Given.Plan(
            Given.Resource(Given.Network, "net"),
            made,
            Given.Resource(Given.Component, "part"));

        var diff = PlanComparison.Compare(before, after, "preview.json");

        Assert.Equal(["Other Create: made is new: a network"], diff.Lines());
        Assert.Equal(1, diff.Unchanged);
        Assert.Equal(
            ["The other side leaves out what stays the same: 1 resource of the plan is not in it and counts as the same. "
                + "pulumi preview --show-sames lists them."],
            diff.Notes);
    }

    [Fact]
    public void Compare_ThousandsOfResources_FindsTheOne()
    {
        var before = Enumerable.Range(0, 5_000).Select(i => Given.Resource(
            Given.Service, Name(i), """{"template": {"containers": [{"name": "server", "image": "a"}], "scaling": {"maxInstanceCount": 1}}}"""));
        var after = Enumerable.Range(0, 5_000).Select(i => Given.Resource(
            Given.Service, Name(i), """{"template": {"containers": [{"name": "server", "image": "b"}], "scaling": {"maxInstanceCount": 1}}}""")
            with
        { Protect = i == 4_711 });

        var diff = PlanComparison.Compare(Given.Plan(before), Given.Plan(after), "main");

        Assert.Equal(5_000, diff.Changes.Count);
        Assert.Equal(2, Assert.Single(diff.Changes, change => change.Name == "s04711").Properties.Count);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number:00000}");

    // Of one risk what would be worse if it were forced, then what goes before what comes, and then by type, name and place.
    [Fact]
    public void Compare_ChangesOfOneRisk_AreSorted()
    {
        PlannedResource Network(string name, string inputs = "{}") => Given.Resource(Given.Network, name, inputs);
        PlannedResource Replaced(string type, string place) =>
            Given.Resource(type, "refused", $$"""{"name": "r", "{{place}}": "b"}""") with { DeleteBeforeReplace = false };
        var (one, two) = (Given.Resource(Given.Component, "one"), Given.Resource("gpuinfra:index:Store", "two"));

        Assert.Equal(
            [
                "Impossible refused gcp:storage/bucket:Bucket",
                "Impossible refused gcp:compute/network:Network",
                "Other b gcp:compute/network:Network",
                "Other a gcp:compute/network:Network",
                $"Other same {Network("same").In(one).Urn}",
                $"Other same {Network("same").In(two).Urn}",
                "Other a shop:index:Thing",
            ],
            PlanComparison.Compare(
                Given.Plan(
                    one, two, Network("b", """{"x": "1"}"""), Network("refused", """{"name": "r", "autoCreateSubnetworks": "a"}"""),
                    Given.Resource(Given.Bucket, "refused", """{"name": "r", "location": "a"}""")),
                Given.Plan(
                    one, two, Given.Resource("shop:index:Thing", "a"), Network("same").In(two), Network("same").In(one), Network("a"),
                    Network("b", """{"x": "2"}"""), Replaced(Given.Network, "autoCreateSubnetworks"), Replaced(Given.Bucket, "location")),
                "main").Changes.Select(change => $"{change.Risk} {change.Name} {(change.Name == "same" ? change.Urn : change.Type)}"));
    }
}
