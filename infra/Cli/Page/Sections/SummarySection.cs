namespace GpuInfra.Cli;

// What a reviewer knows after one look.
internal static class SummarySection
{
    // As many letters as people read of the id of a commit.
    private const int ShortId = 12;

    private const string None = "none";

    private static readonly Risk[] Risks = [.. Enum.GetValues<Risk>().Where(risk => risk > Risk.Noise).OrderDescending()];

    public static XElement Of(ReviewedStack stack, Graph? graph) => Tag.Of(
        "div",
        Tag.Class("summary"),
        Tag.Head(Tag.Of("h2", Tag.Id(stack.Anchor("title")), stack.Name), stack.Id, stack.Name),
        Tag.Of("p", Tag.Class("against"), Against(stack)),
        Verdict(stack.Review),
        graph is null ? null : Tag.Of(
            "div",
            Tag.Class("answers"),
            LossAnswer.Of(stack).Write(stack),
            CostAnswer.Of(stack.Review).Write(stack),
            ReachAnswer.Of(stack, graph).Write(stack)),
        stack.Review.Diff is { IsEmpty: false } diff ? RiskCounts(stack, diff) : null,
        stack.Review.IsBroken ? null : Findings(stack),
        Orders(stack.Review.Diff?.Orders ?? []),
        stack.Review.Diff is { Notes.Count: > 0 } noted
            ? Tag.Of("ul", Tag.Class("notes"), noted.Notes.Select(note => Tag.Of("li", note))) : null);

    private static object[] Against(ReviewedStack stack)
    {
        var own = stack.Review.Plan.Resources.Count(resource => resource.IsCustom);
        var diff = stack.Review.Diff;
        return stack.Review.IsBroken ? [$"{stack.Review.Plan.Project}/{stack.Name}: {FindingWords.Totals(stack.Review)}."]
            : diff is null ? [$"The plan of {stack.Review.Plan.Project}/{stack.Name}: {Quantity.Of(own, "resource")}.", Commit(stack)]
            : [$"{stack.Review.Plan.Project}/{stack.Name} compared with ", Tag.Of("strong", diff.From), $". Resources: {KindCounts(diff)}.", Commit(stack)];
    }

    private static XElement Verdict(StackReview review) => Tag.Of(
        "div",
        Tag.Class("verdict", RiskMark.Class(Gravest(review))),
        review.IsBroken ? RiskMark.Of(RiskMark.Level(Severity.Error), "Cannot be planned") : Gravest(review) is { } risk ? RiskMark.Of(risk) : null,
        Tag.Of("p", Tag.Class("lead"), Lead(review)));

    private static object[] Commit(ReviewedStack stack) => stack.Repository is not { } repository ? []
        : [" Commit ", Tag.Of("a", Tag.With("href", repository.CommitAddress), Tag.With("rel", "noopener noreferrer"), Tag.Code(repository.Commit[..ShortId])), "."];

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

    // How grave that is; nothing where there is nothing to fear.
    public static Risk? Gravest(StackReview review) =>
        review.IsBroken ? Risk.Impossible
        : review.Diff is { Steered.Count: > 0 } ? Risk.Traffic
        : review.Diff is { Changes: [var first, ..] } ? first.Risk
        : review.Diff is { Concerns: [var concern, ..] } ? concern.Risk
        : null;

    private static XElement RiskCounts(ReviewedStack stack, StackDiff diff) => Tag.Of(
        "ul",
        Tag.Class("risks"),
        Tag.With("aria-label", "Changes by risk"),
        Risks.Select(risk => RiskCount(stack, risk, diff.Changes.Count(change => change.Risk == risk)))
            .OrderBy(count => count.Attribute("class")!.Value == None));

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
            Tag.Class(count == 0 && money is null ? None : RiskMark.Class(risk)),
            count == 0 && money is null ? words : Tag.Link(anchor, RiskMark.Shape(RiskMark.Level(risk)), words));
    }

    private static XElement? Orders(IReadOnlyList<DeploymentOrder> orders) => orders.Count == 0 ? null : Tag.Of(
        "section",
        Tag.Class("orders"),
        Tag.Of("h3", OrderText.Title),
        orders.Select(order => Tag.Of(
            "div",
            Tag.Of("p", order.Subject, order.Source is { } source ? new object[] { " ", SourceMarkup.Of(source) } : null),
            Tag.Of("ol", order.Steps.Select(step => Tag.Of("li", step))))));

    private static XElement Findings(ReviewedStack stack)
    {
        var (anchor, review) = (StackSection.AnchorOf(stack, StackSection.Findings), stack.Review);
        return Tag.Of(
            "p",
            Tag.Class("worst-finding"),
            Tag.Link(anchor, FindingsSection.Counts(review.Findings)),
            Changes(review),
            Worst(review) is not { } worst ? "." : new object?[]
            {
                ": ", RiskMark.Of(RiskMark.Level(worst.Problem.Severity), worst.Severity), " ", Tag.Code(worst.Rule.Id), " ",
                Tag.Code(worst.Problem.Path), $" {worst.Problem.Problem}. ", PlaceMarkup.Of(stack.Repository, worst),
            });
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
