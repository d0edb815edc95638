namespace GpuInfra.Cli;

// A diff in a few words: what is compared, how much of what differs, and what that costs.
internal static class DiffSummary
{
    // In the order in which they are counted.
    private static readonly ChangeKind[] Kinds =
        [ChangeKind.Delete, ChangeKind.Replace, ChangeKind.Update, ChangeKind.Create, ChangeKind.Move];

    public static string Subject(StackDiff diff) => VisibleText.Of($"{diff.Project}/{diff.Stack} against {diff.From}");

    public static string OfBroken(StackReview review) =>
        VisibleText.Of($"{review.Plan.Project}/{review.Plan.Stack} cannot be planned: {FindingWords.Totals(review)}");

    public static string Of(StackReview review)
    {
        var diff = review.Diff!;
        var cost = MonthlyCostChange.Of(review) is { } known && (known.Differs || !diff.IsEmpty) ? $"; {known.Words}" : "";
        return $"{Counts(review)}{cost}{(diff.Orders.Count > 0 ? "; takes more than one deployment" : "")}";
    }

    // The reviews that compare something, those first whose traffic somebody turned, and then those whose changes put the most
    // at risk.
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

// Differences that are none, folded: how many there are of a kind, and who says that they are.
internal sealed record NoiseSummary(NoiseFact Fact, int Count)
{
    public static string Title(IReadOnlyList<NoiseSummary> noise)
    {
        var count = noise.Sum(fact => fact.Count);
        return $"{Quantity.Of(count, "difference")} that {(count == 1 ? "is" : "are")} none";
    }

    public static IReadOnlyList<NoiseSummary> Of(StackDiff diff) =>
    [
        .. diff.Changes.Concat(diff.Noise)
            .SelectMany(change => change.Noise)
            .Where(property => property.Noise is not null)
            .CountBy(property => property.Noise!)
            .Select(fact => new NoiseSummary(fact.Key, fact.Value))
            .OrderByDescending(noise => noise.Count).ThenBy(noise => noise.Fact.What, StringComparer.Ordinal),
    ];
}
