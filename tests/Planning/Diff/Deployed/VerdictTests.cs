namespace GpuInfra.Planning.Tests;

public class VerdictTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Deployed.Verdicts.Count)];

    public static TheoryData<string> Stacks => [.. Deployed.Stacks];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Compare_OneProperty_SaysWhatTheProviderSays(int row)
    {
        var verdict = Deployed.Verdicts[row];

        var diff = Compare(verdict, Deployed.Plans[verdict.State], Deployed.States[verdict.State]);

        Assert.Equal(verdict.Says, Says(diff, verdict));
    }

    // The rows plan what the program says, which may leave a default to the provider.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Compare_OnePropertyWithTheProgramAsItIs_SaysWhatTheProviderSays(int row)
    {
        var verdict = Deployed.Verdicts[row];

        var diff = PlanComparison.Compare(WithDeployed(verdict, Deployed.States[verdict.State]), Deployed.Plans[verdict.State], "state");

        Assert.Equal(verdict.Says, Says(diff, verdict));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Compare_WhatWasDeployedOfThePlan_IsTheSame(string stack)
    {
        Assert.Equal([], PlanComparison.Compare(Deployed.States[stack], Deployed.Plans[stack], "").Lines());
        Assert.Equal([], PlanComparison.Compare(Deployed.RefreshedStates[stack], Deployed.Plans[stack], "").Lines());
    }

    private static StackDiff Compare(Verdict verdict, Plan plan, Plan state) => PlanComparison.Compare(
        WithDeployed(verdict, state),
        With(plan, verdict, resource => resource with { Inputs = PropertyEdit.Set(resource.Inputs, verdict.Path, verdict.Planned) }),
        "state");

    private static Plan WithDeployed(Verdict verdict, Plan state) => With(state, verdict, resource => resource with
    {
        Inputs = PropertyEdit.Set(resource.Inputs, verdict.Path, verdict.Deployed),
        Outputs = PropertyEdit.Set(resource.Outputs!, verdict.Path, verdict.Deployed),
    });

    private static Plan With(Plan plan, Verdict verdict, Func<PlannedResource, PlannedResource> edit)
    {
        Assert.Single(plan.Resources, resource => Is(resource, verdict));
        return plan with { Resources = [.. plan.Resources.Select(resource => Is(resource, verdict) ? edit(resource) : resource)] };
    }

    private static bool Is(PlannedResource resource, Verdict verdict) =>
        resource.Urn.EndsWith($"::{verdict.Urn}", StringComparison.Ordinal);

    // What depends on a replaced resource changes with it.
    private static string Says(StackDiff diff, Verdict verdict)
    {
        var changes = diff.Changes.Where(change => Is(change.New!, verdict)).ToList();
        Assert.True(changes.Count > 0 || diff.Changes.Count == 0);
        Assert.Equal(
            verdict.Replaces,
            changes.SelectMany(change => change.Properties).Where(property => property.Replaces is not null)
                .Select(property => property.Path.Split('.')[0]).Distinct());
        var noise = diff.Noise.Any(change => Is(change.New!, verdict));
        return changes.SingleOrDefault()?.Kind switch
        {
            ChangeKind.Replace => "replace",
            ChangeKind.Update => "update",
            null => noise && verdict.Says == "update" ? "update" : "none",
            var other => other.ToString()!,
        };
    }
}
