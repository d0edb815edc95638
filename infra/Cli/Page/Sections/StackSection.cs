namespace GpuInfra.Cli;

// Everything about one stack, in the order in which a reviewer asks.
internal static class StackSection
{
    public const string Architecture = "Architecture";
    public const string Cost = "Cost";
    public const string Findings = "Findings";

    public static XElement Of(ReviewedStack stack) =>
        stack.Review.IsBroken ? Section(stack, null, Part(stack, Findings, FindingsSection.Of(stack))) : OfPlan(stack);

    private static XElement OfPlan(ReviewedStack stack)
    {
        var graph = Graph.Of(stack.Review);
        return Section(
            stack,
            graph,
            Part(stack, Architecture, GraphSection.Of(stack, graph)),
            stack.Review.Diff is { } diff ? Part(stack, "Changes", ChangesSection.Of(stack, diff)) : null,
            Part(stack, Findings, FindingsSection.Of(stack)),
            Part(stack, Cost, CostSection.Of(stack)),
            Part(stack, "Capacity", CapacitySection.Of(stack)),
            Part(stack, "All resources", ResourcesSection.Of(stack)));
    }

    private static XElement Section(ReviewedStack stack, Graph? graph, params XElement?[] parts) => Tag.Of(
        "section",
        Tag.Class("stack"),
        Tag.Id(stack.Id),
        Tag.With("aria-labelledby", stack.Anchor("title")),
        SummarySection.Of(stack, graph),
        parts);

    public static string AnchorOf(ReviewedStack stack, string title) => stack.Anchor(title.Split(' ')[^1].ToLowerInvariant());

    private static XElement Part(ReviewedStack stack, string title, params object?[] content) => Tag.Of(
        "section",
        Tag.Class("part"),
        Tag.Id(AnchorOf(stack, title)),
        Tag.With("aria-labelledby", $"{AnchorOf(stack, title)}/title"),
        Tag.Head(Tag.Of("h3", Tag.Id($"{AnchorOf(stack, title)}/title"), title), AnchorOf(stack, title), title),
        content);
}
