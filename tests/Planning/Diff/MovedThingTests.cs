namespace GpuInfra.Planning.Tests;

/// <summary>Resources that are found again, or only look as if they were.</summary>
public class MovedThingTests
{
    // The parent's type and name are others, and the child keeps a name that begins with the parent's.
    [Fact]
    public void Compare_ChildOfAMovedParent_KeepsItsNameOrTakesTheParents()
    {
        var oldPart = Given.Resource("gpuinfra:index:Store", "weights");
        var part = Given.Resource(Given.Component, "models") with { Aliases = [oldPart.Urn] };
        PlannedResource Bucket(string name, PlannedResource parent) => Given.Resource(Given.Bucket, name, $$"""{"name": "{{name}}"}""").In(parent);

        Assert.Equal(
            ["Other Move: models-a gets another parent and stays what it is"],
            PlanComparison.Compare(
                Given.Plan(oldPart, Bucket("models-a", oldPart)), Given.Plan(part, Bucket("models-a", part)), "main").Lines());
        Assert.Equal(
            ["Exposure Create: x is a new bucket that can be made public: nothing prevents it"],
            PlanComparison.Compare(Given.Plan(oldPart), Given.Plan(part, Bucket("x", part)), "main").Lines());
    }

    [Fact]
    public void Compare_TheSameUrnTwice_CountsOnce()
    {
        var net = Given.Resource(Given.Network, "net", """{"name": "net"}""");

        Assert.Equal(["Destruction Delete: net is deleted"], PlanComparison.Compare(Given.State(net, net with { Id = "other" }), Given.Plan(), "state").Lines());
        Assert.Equal(
            ["Other Update: thing changes its y"],
            PlanComparison.Compare(Given.Plan(net, net, Thing(1)), Given.Plan(net, Thing(2)), "main").Lines());

        static PlannedResource Thing(int more) => Given.Resource("shop:index:Thing", "thing", $$"""{"x": "${net.id}", "y": {{more}}}""");
    }

    // What is read is not the stack's.
    [Fact]
    public void Compare_ReadThingGoneAndTheSameMade_IsNoMove()
    {
        var read = Given.Resource(Given.Network, "old", """{"name": "net"}""") with { ReadId = "net" };

        Assert.Equal(
            ["Other Delete: old is no longer read, and stays as it is", "Other Create: new is new: a network"],
            PlanComparison.Compare(Given.Plan(read), Given.Plan(Given.Resource(Given.Network, "new", """{"name": "net"}""")), "main").Lines());
    }

    [Fact]
    public void Compare_GrantThatSaysNothing_IsGoneAllTheSame() => Assert.Single(PlanComparison.Compare(
        Given.Plan(Given.Resource("gcp:shop/thingIamMember:ThingIamMember", "it")), Given.Plan(), "main").Changes);

    [Fact]
    public void Compare_ReferenceToWhatIsTheSameThing_LeadsThere()
    {
        PlannedResource Reader(string bucket) => Given.Resource("shop:index:Thing", "reader", $$"""{"bucket": "{{bucket}}"}""");
        var (old, @new) = (Given.Resource(Given.Bucket, "weights", """{"name": "w"}"""), Given.Resource(Given.Bucket, "models", """{"name": "w"}"""));

        var diff = PlanComparison.Compare(Given.Plan(old, Reader("${weights.url}")), Given.Plan(@new, Reader("${models.url}")), "main");

        Assert.Equal("reader takes new values from models", diff.Changes.Single(change => change.Name == "reader").Headline);
    }

    [Fact]
    public void Compare_MovedThing_IsTheNewOne()
    {
        var old = Given.Resource("gcp:serviceAccount/account:Account", "chat");
        var @new = Given.Resource(Given.Account, "talk") with { Aliases = [old.Urn] };

        var change = Given.Change(old, @new);

        Assert.Equal((Given.Account, "talk", @new.Urn), (change.Type, change.Name, change.Urn));
    }
}
