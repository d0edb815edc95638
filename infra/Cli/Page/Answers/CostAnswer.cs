namespace GpuInfra.Cli;

// What the stack costs a month, before and after: idle, as used and at most.
internal static class CostAnswer
{
    private const string Question = "What does it cost?";

    public static Answer Of(StackReview review)
    {
        var before = review.CostBefore?.Total;
        var after = review.Cost.Total;
        var change = new MonthlyCostChange(before, after);
        return new(Question, Reply(review, change))
        {
            Risk = change.Difference is { } difference && (difference.Floor > 0 || difference.Ceiling > 0 || difference.Usage > 0) ? Risk.Cost : null,
            Detail = Tag.Of(
                "dl",
                Tag.Class("amounts"),
                Row(CostWords.Idle, before?.Floor, after.Floor),
                before?.Usage is null && after.Usage is null ? null : Row(CostWords.AsUsed, before?.Usage, after.Usage),
                Row(CostWords.AtMost, before?.Ceiling, after.Ceiling)),
            Points = review is { Diff: not null, CostBefore: null } ? [Answer.Point(null, "What it was before is not known.")] : [],
        };
    }

    private static string Reply(StackReview review, MonthlyCostChange change) =>
        !CostRow.IsPaidFor(review) ? "Nothing is paid for."
        : change.Difference is not { } difference
            ? $"{Money.Text(change.After.Floor)} {CostWords.Idle}, {Money.Text(change.After.Ceiling)} {CostWords.AtMost}, a month."
        : !change.Differs ? "As much as before."
        : difference is { Floor: 0, Ceiling: 0 } ? $"{Delta(difference.Usage ?? 0)} a month {CostWords.AsUsed}, else as before."
        : difference.Floor == difference.Ceiling ? $"{Delta(difference.Floor)} a month, {CostWords.Idle} and {CostWords.AtMost}."
        : difference.Floor == 0 ? $"{Delta(difference.Ceiling)} a month {CostWords.AtMost}, {CostWords.Idle} as before."
        : difference.Ceiling == 0 ? $"{Delta(difference.Floor)} a month {CostWords.Idle}, {CostWords.AtMost} as before."
        : $"{Delta(difference.Floor)} a month {CostWords.Idle}, {Delta(difference.Ceiling)} {CostWords.AtMost}.";

    private static string Delta(decimal usd) => usd < 0 ? $"{Money.Text(-usd)} less" : $"{Money.Text(usd)} more";

    private static XElement Row(string name, decimal? before, decimal? after) => Tag.Of(
        "div",
        Tag.Of("dt", name),
        Tag.Of(
            "dd",
            before is null || before == after ? null : Tag.Span("was", $"{Money.Text(before.Value)} → "),
            Tag.Of("strong", after is { } now ? Money.Text(now) : "not said"),
            Tag.Span("delta", before is null ? "" : before == after ? " as before" : after is null ? "" : $" {Money.Delta(after.Value - before.Value)}")));
}
