using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Puts together what there is to say of stacks.</summary>
internal sealed class Reviewer(PriceBook prices)
{
    /// <summary>A reviewer who knows the prices of a folder.</summary>
    /// <exception cref="UsageException">The price file is wrong.</exception>
    public static Reviewer Open(string root)
    {
        var (prices, problems) = PriceBooks.Open(root, null);
        var mistakes = problems.Where(problem => problem.IsError).Select(FindingsText.LineOf).ToList();
        return mistakes.Count == 0 ? new(prices) : throw new UsageException(string.Join('\n', mistakes));
    }

    /// <summary>The stacks as they are.</summary>
    public IReadOnlyList<StackReview> Review(Workspace workspace, IReadOnlyList<Plan> plans) =>
        [.. plans.Select(plan => Review(plan, FindingsOf(workspace, plan.Stack)))];

    /// <summary>The stacks beside what they are compared with, and then the stacks that are gone.</summary>
    public async Task<IReadOnlyList<StackReview>> CompareAsync(Workspace workspace, IReadOnlyList<Plan> plans, Baseline baseline)
    {
        var reviews = new List<StackReview>();
        foreach (var plan in plans)
        {
            var review = Review(plan, FindingsOf(workspace, plan.Stack));
            reviews.Add(Compare(review, await baseline.ReadAsync(plan), baseline.Name));
        }

        if (workspace.IsWhole)
        {
            var gone = await baseline.ReadGoneAsync([.. plans.Select(plan => plan.Stack)]);
            reviews.AddRange(gone.Select(snapshot => CompareGone(snapshot, baseline.Name)));
        }

        return reviews;
    }

    private StackReview CompareGone(StackSnapshot snapshot, string from)
    {
        var nothing = new Plan { Project = snapshot.Plan.Project, Stack = snapshot.Plan.Stack, Resources = [] };
        var note = $"Everything counts as deleted, as there is no Pulumi.{nothing.Stack}.yaml any more.";
        return Compare(Review(nothing, []), snapshot with { Notes = [note, .. snapshot.Notes] }, from);
    }

    private StackReview Compare(StackReview review, StackSnapshot snapshot, string from)
    {
        var diff = PlanComparison.Compare(snapshot.Plan, review.Plan, from);
        var told = diff.After is { } after && !ReferenceEquals(after, review.Plan) ? Review(after, review.Findings) : review;
        return told with
        {
            Diff = diff with { Notes = [.. snapshot.Notes, .. diff.Notes] },
            CostBefore = diff.Before is { } paid ? CostReport.Of(paid, prices) : null,
            CapacityBefore = diff.Before is { } taken ? CapacityReport.Of(taken) : null,
        };
    }

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
