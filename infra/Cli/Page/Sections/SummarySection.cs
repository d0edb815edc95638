namespace GpuInfra.Cli;

// What a reviewer knows after one look.
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
        stack.Review.IsBroken ? null : Figures(stack.Review),
        Orders(stack.Review.Diff?.Orders ?? []),
        stack.Review.Diff is { Notes.Count: > 0 } noted
            ? Tag.Of("ul", Tag.Class("notes"), noted.Notes.Select(note => Tag.Of("li", note))) : null);

    private static object[] Against(ReviewedStack stack)
    {
        var own = stack.Review.Plan.Resources.Count(resource => resource.IsCustom);
        var diff = stack.Review.Diff;
        return stack.Review.IsBroken ? [$"{stack.Review.Plan.Project}/{stack.Name}: {FindingWords.Totals(stack.Review)}."]
            : diff is null ? [$"The plan of {stack.Review.Plan.Project}/{stack.Name}: {Quantity.Of(own, "resource")}."]
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
        review.IsBroken ? "The stack file has errors, so that the stack cannot be planned."
        : review.Diff is { Steered: [var steered, ..] } ? steered
        : review.Diff is { Changes: [var first, ..] } ? first.Headline
        : review.Diff is not null ? review.Diff.Concerns is [var concern, ..] ? concern.Words : "Nothing changes."
        : Worst(review) is { } worst ? $"{worst.Problem.Path} {worst.Problem.Problem}."
        : "No rule has anything to say against it.";

    private static XElement RiskCounts(ReviewedStack stack, StackDiff diff) => Tag.Of(
        "ul",
        Tag.Class("risks"),
        Tag.With("aria-label", "Changes by risk"),
        Risks.Select(risk => RiskCount(stack, risk, diff.Changes.Count(change => change.Risk == risk))));

    private static XElement RiskCount(ReviewedStack stack, Risk risk, int count)
    {
        var money = risk == Risk.Cost ? MonthlyCostChange.Of(stack.Review)?.Deltas : null;
        object[] words =
        [
            count > 0 || money is null ? new object[] { Tag.Of("strong", count), " " } : [],
            RiskWords.Title(risk),
            money is null ? "" : $": {money}",
        ];
        var anchor = count > 0 ? ChangesSection.AnchorOf(stack, risk) : StackSection.AnchorOf(stack, StackSection.Cost);
        return Tag.Of(
            "li",
            Tag.Class(count == 0 && money is null ? "none" : RiskStyle.Class(risk)),
            count == 0 && money is null ? words : Tag.Link(anchor, words));
    }

    private static XElement? Orders(IReadOnlyList<DeploymentOrder> orders) => orders.Count == 0 ? null : Tag.Of(
        "section",
        Tag.Class("orders"),
        Tag.Of("h3", OrderText.Title),
        orders.Select(order => Tag.Of(
            "div",
            Tag.Of("p", order.Subject, order.Source is { } source ? new object[] { " ", SourceMarkup.Of(source) } : null),
            Tag.Of("ol", order.Steps.Select(step => Tag.Of("li", step))))));

    private static XElement Figures(StackReview review) => Tag.Of(
        "dl",
        Tag.Class("figures"),
        Figure($"Costs {CostWords.Idle}", CostText(review, cost => cost.Floor)),
        Figure($"Costs {CostWords.AtMost}", CostText(review, cost => cost.Ceiling)),
        Figure("Findings", [FindingsSection.Counts(review.Findings), Changes(review)]),
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
        return review is { Diff: not null, CostBefore: null } ? [$"{Money.Text(now)} a month; what it was is not known"]
            : before == now
            ? [$"{Money.Text(now)} a month"]
            : [$"{Money.Text(before)} → {Money.Text(now)} a month ", Tag.Span("delta", $"({Money.Delta(now - before)})")];
    }

    private static string? Changes(StackReview review) =>
        FindingChange.Counts(FindingComparison.Of(review).Changes).ToList() is { Count: > 0 } counts ? $" ({string.Join(", ", counts)})" : null;

    // Of those that are as bad, one that the change brings.
    private static Finding? Worst(StackReview review)
    {
        IReadOnlyList<Finding> findings = [.. FindingComparison.Of(review).Of(FindingState.New), .. review.Findings];
        return findings.FirstOrDefault(finding => finding.Problem.IsError) ?? findings.FirstOrDefault(finding => finding.Problem.IsWarning);
    }
}
