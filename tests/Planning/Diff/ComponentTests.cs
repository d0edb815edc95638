namespace GpuInfra.Planning.Tests;

public class ComponentTests
{
    private static readonly PlannedResource Outer = Given.Resource("gpuinfra:index:InferencePlatform", "inference");

    [Fact]
    public void Compare_ComponentWithAChangedResource_IsNotTold()
    {
        PlannedResource[] Resources(int days)
        {
            var part = Given.Resource(Given.Component, "models", $$"""{"softDeleteDays": {{days}}}""").In(Outer);
            return [Outer, part, Given.Resource(Given.Bucket, "models", $$"""{"days": {{days}}}""").In(part)];
        }

        var diff = PlanComparison.Compare(Given.Plan(Resources(7)), Given.Plan(Resources(8)), "main");

        Assert.Equal(Given.Bucket, Assert.Single(diff.Changes).Type);
    }

    [Fact]
    public void Compare_ComponentAloneChanged_IsToldOnceInnermost()
    {
        PlannedResource[] Resources(int gpus)
        {
            var outer = Given.Resource(Outer.Type, Outer.Name, $$"""{"quota": {"gpus": {{gpus}} } }""");
            return [outer, Given.Resource("gpuinfra:index:GpuQuota", "quota", $$"""{"gpus": {{gpus}}}""").In(outer)];
        }

        var change = Assert.Single(PlanComparison.Compare(Given.Plan(Resources(3)), Given.Plan(Resources(4)), "main").Changes);

        Assert.Equal((Risk.Other, "quota is told something else, and no resource changes by it"), (change.Risk, change.Headline));
        Assert.Equal(["gpus: 3 -> 4"], change.Lines());
    }

    [Fact]
    public void Compare_NewComponentWithResources_IsToldByThem()
    {
        var part = Given.Resource(Given.Component, "models").In(Outer);
        var network = Given.Resource(Given.Network, "net").In(part);

        Assert.Equal(
            ["Other Create: net is new: a network"],
            PlanComparison.Compare(Given.Plan(Outer), Given.Plan(Outer, part, network), "main").Lines());
        Assert.Equal(
            ["Destruction Delete: net is deleted"],
            PlanComparison.Compare(Given.Plan(Outer, part, network), Given.Plan(Outer), "main").Lines());
    }

    [Fact]
    public void Compare_NewComponentWithoutResources_IsTold()
    {
        var part = Given.Resource(Given.Component, "models").In(Outer);

        Assert.Equal(
            ["Other Create: models is new: a component that makes no resource of its own"],
            PlanComparison.Compare(Given.Plan(Outer), Given.Plan(Outer, part), "main").Lines());
    }

    [Fact]
    public void Compare_StateWithoutArgumentsOfAComponent_SaysNothingOfIt()
    {
        var before = Given.State(Outer);
        var after = Given.Plan(Outer with { Inputs = Given.Map("""{"a": 1}""") });

        Assert.True(PlanComparison.Compare(before, after, "").IsEmpty);
    }

    // Neither the component that it leaves nor the one that it comes to is told beside it.
    [Fact]
    public void Compare_ComponentThatMoves_IsToldForBothSides()
    {
        var (left, taken) = (Given.Resource(Outer.Type, "left"), Given.Resource(Outer.Type, "taken"));
        var old = Given.Resource(Given.Component, "part").In(left);
        var @new = old with { Urn = Given.Urn($"{Outer.Type}${Outer.Type}${Given.Component}", "part"), ParentUrn = taken.Urn, Aliases = [old.Urn] };

        Assert.Equal(
            ["Other Move: part gets another parent and stays what it is"],
            PlanComparison.Compare(Given.Plan(left, old), Given.Plan(taken, @new), "main").Lines());
    }

    [Fact]
    public void Compare_ComponentThatIsGone_IsTold() => Assert.Equal(
        ["Other Delete: models is gone: a component that held no resource of its own"],
        PlanComparison.Compare(Given.Plan(Outer, Given.Resource(Given.Component, "models").In(Outer)), Given.Plan(Outer), "main").Lines());

    [Theory]
    [InlineData("""{"a": 1}""", 1)]
    [InlineData("{}", 0)]
    public void Compare_StateOfAComponent_IsComparedWhereItWasRecorded(string inputs, int changes) => Assert.Equal(
        changes,
        PlanComparison.Compare(
            Given.State(Outer with { Inputs = Given.Map(inputs) }), Given.Plan(Outer with { Inputs = Given.Map("""{"a": 2}""") }), "")
            .Changes.Count);

    [Fact]
    public void Compare_PlanOfAComponentWithoutArguments_TellsThoseThatCome() => Assert.Equal(
        ["a: - -> 2"], Given.Change(Outer, Outer with { Inputs = Given.Map("""{"a": 2}""") }).Lines());
}
