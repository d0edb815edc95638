using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>A diff in a few words: what is compared, how much of what differs, and what that costs.</summary>
internal static class DiffSummary
{
    // In the order in which they are counted.
    private static readonly ChangeKind[] Kinds =
        [ChangeKind.Delete, ChangeKind.Replace, ChangeKind.Update, ChangeKind.Create, ChangeKind.Move];

    public static string Subject(StackDiff diff) => VisibleText.Of($"{diff.Project}/{diff.Stack} against {diff.From}");

    /// <summary>What there is to say of a stack that has errors.</summary>
    public static string OfBroken(StackReview review) =>
        VisibleText.Of($"{review.Plan.Project}/{review.Plan.Stack} cannot be planned: {FindingWords.Totals(review)}");

    /// <summary>How much differs, what the stack costs where anything does, and whether one deployment can do it.</summary>
    public static string Of(StackReview review)
    {
        var diff = review.Diff!;
        var cost = MonthlyCostChange.Of(review) is { } known && (known.Differs || !diff.IsEmpty) ? $"; {known.Words}" : "";
        return $"{Counts(review)}{cost}{(diff.Orders.Count > 0 ? "; takes more than one deployment" : "")}";
    }

    /// <summary>The reviews that compare something, those first whose traffic somebody turned, and then those whose changes put the most at risk.</summary>
    public static IReadOnlyList<(StackReview Review, StackDiff Diff)> Sorted(IEnumerable<StackReview> reviews) =>
    [
        .. from review in reviews
           let diff = review.Diff
           where diff is not null
           orderby diff.Steered.Count > 0 descending, diff.Changes.Select(change => change.Risk).DefaultIfEmpty().Max() descending
           select (review, diff),
    ];

    private static string Counts(StackReview review)
    {
        var diff = review.Diff!;
        var counts = from kind in Kinds
                     let count = diff.Changes.Count(change => change.Kind == kind)
                     where count > 0
                     select $"{Quantity.Text(count)} {ChangeWords.Word(kind)}";
        var same = $"{Quantity.Text(diff.Unchanged + diff.Noise.Count)} the same";
        string[] open = diff.Undecided == 0 ? [] : [$"{Quantity.Text(diff.Undecided)} the same or new"];
        var none = diff.Concerns.Count == 0 ? "nothing differs" : "no difference is known";
        return string.Join(", ", [.. counts.DefaultIfEmpty(none), .. open, same]);
    }
}
