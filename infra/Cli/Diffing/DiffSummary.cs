using GpuInfra.Planning;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>A diff in a few words: what is compared, how much of what differs, and what that costs.</summary>
internal static class DiffSummary
{
    // In the order in which they are counted.
    private static readonly ChangeKind[] Kinds =
        [ChangeKind.Delete, ChangeKind.Replace, ChangeKind.Update, ChangeKind.Create, ChangeKind.Move];

    public static string Subject(StackDiff diff) => VisibleText.Of($"{diff.Project}/{diff.Stack} against {diff.From}");

    public static string Of(StackReview review) => CostWords(review) is { } cost ? $"{Counts(review)}; {cost}" : Counts(review);

    /// <summary>The reviews that compare something, those first whose traffic somebody turned, and then those whose changes put the most at risk.</summary>
    public static IReadOnlyList<(StackReview Review, StackDiff Diff)> Sorted(IEnumerable<StackReview> reviews) =>
    [
        .. from review in reviews
           let diff = review.Diff
           where diff is not null
           orderby diff.Steered.Count > 0 descending, diff.Changes.Select(change => change.Risk).DefaultIfEmpty().Max() descending
           select (review, diff),
    ];

    /// <summary>What the rules find that nobody has silenced.</summary>
    public static IReadOnlyList<SettingsProblem> Findings(StackReview review) =>
        [.. review.Findings.Select(finding => finding.Problem).Where(problem => problem.Silenced is null)];

    /// <summary>How many of them there are; nothing if there is none.</summary>
    public static string? FindingWords(StackReview review)
    {
        var findings = Findings(review);
        (int Count, string Noun)[] counts =
            [(findings.Count(problem => problem.IsError), "error"), (findings.Count(problem => problem.IsWarning), "warning")];
        var words = counts.Where(count => count.Count > 0).Select(count => Quantity.Of(count.Count, count.Noun));
        return string.Join(", ", words) is { Length: > 0 } text ? text : null;
    }

    /// <summary>What a month costs more or less, in words; nothing where it costs the same.</summary>
    public static string? CostWords(StackReview review) =>
        review.CostBefore is null ? "what it cost before is not known"
        : CostDelta(review) is var (delta, what) ? $"{Money.Delta(delta)}/month {what}" : null;

    /// <summary>What a month costs more or less: what is always paid where that differs, or else what may be paid.</summary>
    public static (decimal Delta, string What)? CostDelta(StackReview review)
    {
        if (review.CostBefore is not { Total: var before })
        {
            return null;
        }

        var after = review.Cost.Total;
        (decimal Delta, string What)[] deltas =
        [
            (after.Floor - before.Floor, "floor"),
            ((after.Usage ?? 0) - (before.Usage ?? 0), "as used"),
            (after.Ceiling - before.Ceiling, "ceiling"),
        ];
        return deltas.Where(delta => delta.Delta != 0).Select(delta => ((decimal, string)?)delta).FirstOrDefault();
    }

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
