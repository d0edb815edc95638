namespace GpuInfra.Cli;

// What a change does to every stack, as a comment on a pull request: what a reviewer must see is its title, what puts nothing
// at risk is folded, and it always fits.
public static class DiffMarkdown
{
    // The first line, by which a workflow finds the comment that it wrote before.
    public const string Marker = "<!-- gpuinfra-review -->";

    public const int CommentBytes = 64_000;

    public const int LeastBytes = 1_024;

    private const int RankOfSummary = 1_000;
    private const int MostTitleBytes = 512;
    private const string None = "-";

    internal static int RankOfRisks { get; } = StackMarkdown.RankOf(Risk.Exposure);

    // Writes the reviews that compare something, those first whose changes put the most at risk.
    public static string Write(IReadOnlyList<StackReview> reviews, int maxBytes = CommentBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, LeastBytes);
        var sorted = DiffSummary.Sorted(reviews);
        var broken = reviews.Where(review => review.IsBroken).ToList();
        var top = $"{Marker}\n## {Title(sorted, broken)}\n\n";
        return MarkdownPage.Write(
            [
                new("", [new(RankOfSummary, top)], ""),
                Summary(sorted, broken),
                .. broken.SelectMany(StackMarkdown.OfBroken),
                .. sorted.SelectMany(stack => StackMarkdown.Of(stack.Review, stack.Diff)),
            ],
            maxBytes);
    }

    // The riskiest of all changes.
    private static string Title(IReadOnlyList<(StackReview Review, StackDiff Diff)> stacks, List<StackReview> broken)
    {
        if (stacks is [(_, { Steered: [var steered, ..] } turned), ..])
        {
            return Short($"! {MarkdownText.Sentence($"{turned.Stack}: {steered}")}", RiskWords.Title(Risk.Traffic), turned);
        }

        if (stacks is not [(_, { IsEmpty: false } riskiest), ..])
        {
            return broken.Count > 0 ? MarkdownText.Sentence(DiffSummary.OfBroken(broken[0]))
                : stacks.Any(stack => stack.Diff.Concerns.Count > 0) ? "No difference is known, but not all is"
                : stacks.Any(stack => FindingComparison.Of(stack.Review).Changes.Count > 0) ? "No resource differs, but what the rules find does"
                : "Nothing differs";
        }

        var section = RiskSection.Of(riskiest)[0];
        var entry = section.Entries[0];
        var title = $"{ChangeWords.Sign(entry.First.Kind)} {MarkdownText.Sentence($"{riskiest.Stack}: {entry.Headline}")}";
        return Short(title, section.Title, riskiest);
    }

    private static string Short(string title, string what, StackDiff diff) =>
        Encoding.UTF8.GetByteCount(title) <= MostTitleBytes ? title : $"{what}: {MarkdownText.Sentence(diff.Stack)}";

    private static MarkdownSection Summary(IReadOnlyList<(StackReview Review, StackDiff Diff)> stacks, List<StackReview> broken)
    {
        string[] head =
            ["stack", "replaced or deleted", "more public or privileged", "GPU and capacity", "cost a month", "findings"];
        var rows = broken.Select(BrokenRow).Concat(stacks.Select(stack => Row(stack.Review, stack.Diff))).Select(MarkdownText.Row);
        return new(
            MarkdownText.Row(head) + MarkdownText.Row(head.Select(_ => "---")),
            [.. rows.Select(row => new MarkdownPart(RankOfSummary - 1, row))],
            "\n");
    }

    private static string[] Row(StackReview review, StackDiff diff)
    {
        var lost = diff.Changes.Count(change => change is { Risk: Risk.DataLoss } or { RiskIfForced: Risk.DataLoss });
        var destroyed = diff.Changes.Count(change => change.Risk >= Risk.Destruction);
        return
        [
            MarkdownText.Sentence(diff.Stack),
            lost > 0 ? $"**{destroyed}, with data**" : Cell(destroyed),
            Cell(Count(diff, Risk.Exposure)),
            Cell(Count(diff, Risk.Capacity)),
            MonthlyCostChange.Of(review) is { } cost && (cost.Differs || (!cost.IsKnown && !diff.IsEmpty)) ? cost.Cell : None,
            FindingWords.Counts(review) ?? None,
        ];
    }

    private static string[] BrokenRow(StackReview review) =>
        [MarkdownText.Sentence(review.Plan.Stack), "**cannot be planned**", None, None, None, FindingWords.Totals(review)];

    private static int Count(StackDiff diff, Risk risk) => diff.Changes.Count(change => change.Risk == risk);

    private static string Cell(int count) =>
        count > 0 ? $"**{Quantity.Text(count)}**" : None;
}
