namespace GpuInfra.Cli;

// The changes, the riskiest first, and at the end what only looks like one.
internal static class ChangesSection
{
    // So many harmless ones of a kind are one line until they are opened, and so many that only cost or take something.
    private const int Fold = 4;
    private const int FoldCostly = 8;

    // With no more than this there is nothing to skim.
    private const int Few = 5;

    public static IEnumerable<object?> Of(ReviewedStack stack, StackDiff diff)
    {
        var isOpen = diff.Changes.Count <= Few;
        return
        [
            diff is { IsEmpty: true, Concerns.Count: 0 } ? Tag.Of("p", $"Nothing differs from {diff.From}.") : null,
            .. diff.Changes.GroupBy(change => change.Risk).OrderByDescending(risk => risk.Key).Select(risk => Tag.Of(
                "section",
                Tag.Class("risk", RiskMark.Class(risk.Key)),
                Tag.Id(AnchorOf(stack, risk.Key)),
                Tag.With("aria-labelledby", $"{AnchorOf(stack, risk.Key)}/title"),
                Tag.Head(
                    Tag.Of("h4", Tag.Id($"{AnchorOf(stack, risk.Key)}/title"), RiskMark.Of(risk.Key), " ", Tag.Span("count", risk.Count())),
                    AnchorOf(stack, risk.Key),
                    RiskWords.Title(risk.Key)),
                risk.Key >= Risk.Exposure
                    ? risk.Select(change => ChangeMarkup.Of(stack, change, isOpen || risk.Key > Risk.Exposure || risk.Count() <= Few))
                    : Folded(stack, risk, isOpen))),
            NoiseMarkup.Of(diff),
        ];
    }

    public static string AnchorOf(ReviewedStack stack, Risk risk) => stack.Anchor("changes", risk.ToString());

    private static IEnumerable<XElement> Folded(ReviewedStack stack, IEnumerable<ResourceChange> changes, bool isOpen) =>
        from alike in changes.GroupBy(change => (change.Kind, change.Type))
        let most = alike.First().Risk > Risk.Other ? FoldCostly : Fold
        let shown = alike.Select(change => ChangeMarkup.Of(stack, change, isOpen && alike.Count() < most)).ToList()
        from element in shown.Count < most ? shown :
        [
            Tag.Of(
                "details",
                Tag.Class("fold"),
                Tag.Of("summary", ChangeMark.Of(alike.Key.Kind, alike.First().Risk), $" {shown.Count} × {ShortType.Of(Resource(alike.First()))}"),
                shown),
        ]
        select element;

    private static PlannedResource Resource(ResourceChange change) => (change.New ?? change.Old)!;
}
