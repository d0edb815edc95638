using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a reviewer knows after one look.</summary>
internal static class SummarySection
{
    private static readonly Risk[] Risks = [.. Enum.GetValues<Risk>().Where(risk => risk > Risk.Noise).OrderDescending()];

    public static XElement Of(ReviewedStack stack) => Tag.Of(
        "div",
        Tag.Class("summary"),
        Tag.Of("h2", Tag.Id(stack.Anchor("title")), stack.Name),
        Tag.Of("p", Tag.Class("against"), Against(stack)),
        Tag.Of("p", Tag.Class("lead"), Lead(stack.Review)),
        stack.Review.Diff is { IsEmpty: false } diff ? RiskCounts(stack, diff) : null,
        Figures(stack.Review),
        stack.Review.Diff is { Notes.Count: > 0 } noted
            ? Tag.Of("ul", Tag.Class("notes"), noted.Notes.Select(note => Tag.Of("li", note))) : null);

    private static object[] Against(ReviewedStack stack)
    {
        var own = stack.Review.Plan.Resources.Count(resource => resource.IsCustom);
        var diff = stack.Review.Diff;
        return diff is null
            ? [$"The plan of {stack.Review.Plan.Project}/{stack.Name}: {Quantity.Of(own, "resource")}."]
            : [$"{stack.Review.Plan.Project}/{stack.Name} compared with ", Tag.Of("strong", diff.From), $": {KindCounts(diff)}."];
    }

    private static string KindCounts(StackDiff diff)
    {
        var kinds = diff.Changes.CountBy(change => change.Kind).OrderByDescending(kind => kind.Key)
            .Select(kind => $"{kind.Value} {ChangeWords.Word(kind.Key)}");
        return string.Join(", ", [.. kinds, $"{diff.Unchanged} the same"]);
    }

    // The one thing to see: the riskiest change, or what the rules say, or that there is nothing.
    private static string Lead(StackReview review) =>
        review.Diff is { Steered: [var steered, ..] } ? steered
        : review.Diff is { Changes: [var first, ..] } ? first.Headline
        : review.Diff is not null ? review.Diff.Concerns is [var concern, ..] ? concern.Words : "Nothing changes."
        : Worst(review) is { } worst ? $"{worst.Problem.Path} {worst.Problem.Problem}."
        : "No rule has anything to say against it.";

    private static XElement RiskCounts(ReviewedStack stack, StackDiff diff) => Tag.Of(
        "ul",
        Tag.Class("risks"),
        Tag.With("aria-label", "Changes by risk"),
        from risk in Risks
        let count = diff.Changes.Count(change => change.Risk == risk)
        select Tag.Of(
            "li",
            Tag.Class(count == 0 ? "none" : RiskStyle.Class(risk)),
            count == 0
                ? RiskCount(risk, count)
                : Tag.Link(ChangesSection.AnchorOf(stack, risk), RiskCount(risk, count))));

    private static object[] RiskCount(Risk risk, int count) => [Tag.Of("strong", count), " ", RiskWords.Title(risk)];

    private static XElement Figures(StackReview review) => Tag.Of(
        "dl",
        Tag.Class("figures"),
        Figure("Costs at least", CostText(review, cost => cost.Floor)),
        Figure("Costs at most", CostText(review, cost => cost.Ceiling)),
        Figure("Findings", [FindingsSection.Counts(review.Findings)]),
        review.Diff is not null && Worst(review) is { } worst ? Broad(
            "Worst finding",
            [Tag.Code(worst.Rule.Id), " ", Tag.Code(worst.Problem.Path), $" {worst.Problem.Problem}."]) : null);

    private static XElement Figure(string name, object?[] value) => Tag.Of("div", Tag.Of("dt", name), Tag.Of("dd", value));

    private static XElement Broad(string name, object?[] value)
    {
        var figure = Figure(name, value);
        figure.Add(Tag.Class("broad"));
        return figure;
    }

    private static object?[] CostText(StackReview review, Func<MonthlyCost, decimal> part)
    {
        var now = part(review.Cost.Total);
        var before = review.CostBefore is { } other ? part(other.Total) : now;
        return before == now
            ? [$"{Money.Text(now)} a month"]
            : [$"{Money.Text(before)} → {Money.Text(now)} a month ", Tag.Span("delta", $"({Money.Delta(now - before)})")];
    }

    private static Finding? Worst(StackReview review) =>
        review.Findings.FirstOrDefault(finding => finding.Problem.IsError)
        ?? review.Findings.FirstOrDefault(finding => finding.Problem.IsWarning);
}
