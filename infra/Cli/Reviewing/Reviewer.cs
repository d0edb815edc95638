using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Puts together what there is to say of stacks.</summary>
internal sealed class Reviewer(PriceBook prices)
{
    /// <summary>The stacks as they are.</summary>
    public IReadOnlyList<StackReview> Review(Workspace workspace, IReadOnlyList<Plan> plans) =>
        [.. plans.Select(plan => Review(plan, FindingsOf(workspace, plan.Stack)))];

    private StackReview Review(Plan plan, IReadOnlyList<Finding> findings) => new()
    {
        Plan = plan,
        Findings = findings,
        Cost = CostReport.Of(plan, prices),
        Capacity = CapacityReport.Of(plan),
    };

    private static IReadOnlyList<Finding> FindingsOf(Workspace workspace, string stack) =>
        [.. workspace.Findings.Where(finding => finding.Stack == stack)];
}
