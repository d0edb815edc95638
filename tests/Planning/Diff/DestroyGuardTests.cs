namespace GpuInfra.Planning.Tests;

public sealed class DestroyGuardTests
{
    private static readonly PlannedResource Component = Given.Resource("gpuinfra:index:DestroyGuard", "guard");

    [Fact]
    public void Compare_NewGuard_SaysWhatItDoes() => Assert.Equal(
        ["Other Create: guard keeps a destroy from beginning"],
        PlanComparison.Compare(Given.Plan(), Given.Plan(Component, Guard(protect: true)), "main").Lines());

    [Fact]
    public void Compare_NewGuardWithoutProtection_SaysWhenItBegins() => Assert.Equal(
        ["Other Create: guard is new: it keeps a destroy from beginning once protect is on"],
        PlanComparison.Compare(Given.Plan(), Given.Plan(Component, Guard(protect: false)), "main").Lines());

    [Fact]
    public void Compare_GuardThatIsProtectedAgain_KeepsADestroyAway() => Assert.Equal(
        ["Other Update: guard keeps a destroy from beginning"],
        PlanComparison.Compare(
            Given.Plan(Component, Guard(protect: false)), Given.Plan(Component, Guard(protect: true)), "main").Lines());

    [Fact]
    public void Compare_GuardWithoutProtection_LosesAGuard() => Assert.Equal(
        ["Exposure Update: guard lets a destroy begin"],
        PlanComparison.Compare(
            Given.Plan(Component, Guard(protect: true)), Given.Plan(Component, Guard(protect: false)), "main").Lines());

    [Fact]
    public void Compare_GuardThatIsGone_LosesAGuard()
    {
        var change = Assert.Single(PlanComparison.Compare(Given.Plan(Component, Guard(protect: true)), Given.Plan(), "main").Changes);

        Assert.Equal((Risk.Exposure, "guard lets a destroy begin"), (change.Risk, change.Headline));
        Assert.Equal(["Pulumi refuses this until protect is off."], change.Consequences);
    }

    private static PlannedResource Guard(bool protect) =>
        Given.Resource("random:index/randomUuid:RandomUuid", "guard").In(Component) with { Protect = protect };
}
