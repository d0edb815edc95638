namespace GpuInfra.Cli;

// Puts together what there is to say of stacks.
internal sealed class Reviewer(PriceBook prices)
{
    public static Reviewer Open(string root)
    {
        var (prices, problems) = PriceBooks.Open(root, null);
        var mistakes = problems.Where(problem => problem.IsError).Select(FindingsText.LineOf).ToList();
        return mistakes.Count == 0 ? new(prices) : throw new UsageException(string.Join('\n', mistakes));
    }

    public async Task<IReadOnlyList<StackReview>> ReviewAsync(Workspace workspace)
    {
        var reviews = new List<StackReview>();
        foreach (var stack in workspace.Stacks)
        {
            reviews.Add(await ReviewAsync(workspace, stack));
        }

        return reviews;
    }

    public async Task<IReadOnlyList<StackReview>> CompareAsync(Workspace workspace, Baseline baseline)
    {
        var reviews = new List<StackReview>();
        foreach (var stack in workspace.Stacks)
        {
            var review = (await ReviewAsync(workspace, stack)) with { FindingsBefore = await baseline.FindAsync(stack.File.Stack) };
            reviews.Add(review.IsBroken ? review : Compare(review, await baseline.ReadAsync(review.Plan), baseline.Name));
        }

        if (workspace.IsWhole)
        {
            foreach (var snapshot in await baseline.ReadGoneAsync([.. workspace.Stacks.Select(stack => stack.File.Stack)]))
            {
                reviews.Add(CompareGone(snapshot, await baseline.FindAsync(snapshot.Plan.Stack), baseline.Name));
            }
        }

        return reviews;
    }

    private async Task<StackReview> ReviewAsync(Workspace workspace, ProgramCheck stack)
    {
        IReadOnlyList<Finding> findings = [.. workspace.FindingsOf(stack.File.Stack)];
        return Workspace.CanBePlanned(stack)
            ? Review(await workspace.PlanAsync(stack), findings)
            : Review(Empty(workspace.Project.Name, stack.File.Stack), findings) with { IsBroken = true };
    }

    private StackReview CompareGone(StackSnapshot snapshot, IReadOnlyList<Finding>? findings, string from)
    {
        var nothing = Empty(snapshot.Plan.Project, snapshot.Plan.Stack);
        var note = $"Everything counts as deleted, as there is no Pulumi.{nothing.Stack}.yaml any more.";
        return Compare(Review(nothing, []) with { FindingsBefore = findings }, snapshot with { Notes = [note, .. snapshot.Notes] }, from);
    }

    private StackReview Compare(StackReview review, StackSnapshot snapshot, string from)
    {
        var diff = PlanComparison.Compare(snapshot.Plan, review.Plan, from);
        var told = diff.After is { } after && !ReferenceEquals(after, review.Plan)
            ? review with { Plan = after, Cost = CostReport.Of(after, prices), Capacity = CapacityReport.Of(after) }
            : review;
        return told with
        {
            Diff = diff with { Notes = [.. snapshot.Notes, .. diff.Notes, .. NotesOfFindings(review, from)] },
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

    private static IEnumerable<string> NotesOfFindings(StackReview review, string from) =>
        review is { FindingsBefore: null, Findings.Count: > 0 }
            ? [$"What the rules find on the other side is not known, as {from} holds no stack file: all findings are listed."]
            : [];

    private static Plan Empty(string project, string stack) => new() { Project = project, Stack = stack, Resources = [] };
}
