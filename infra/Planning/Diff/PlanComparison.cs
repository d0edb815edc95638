namespace GpuInfra.Planning;

/// <summary>Finds what differs between two snapshots of a stack, and what the difference means.</summary>
public static class PlanComparison
{
    /// <summary>Compares two plans, a plan with what is deployed, or the plans of two stacks.</summary>
    /// <param name="before">What was.</param>
    /// <param name="after">What becomes of it: what the program declares.</param>
    /// <param name="from">What <paramref name="before"/> is, in words for people.</param>
    public static StackDiff Compare(Plan before, Plan after, string from) =>
        before.Verdicts.Count > 0 && before.Stack == after.Stack && before.Project == after.Project
            ? new PreviewComparison(before, after).Run(from)
            : new Comparison(before, after).Run(from);
}
