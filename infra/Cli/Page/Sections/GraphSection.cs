namespace GpuInfra.Cli;

// The architecture as a drawing, and the same as a list.
internal static class GraphSection
{
    public static IEnumerable<object?> Of(ReviewedStack stack, Graph graph)
    {
        var anchors = graph.Nodes.Select((node, index) => (node.Key, Anchor: stack.Anchor($"n{index + 1}")))
            .ToDictionary(node => node.Key, node => node.Anchor, StringComparer.Ordinal);
        return
        [
            Legend(graph),
            Tag.Of(
                "div",
                Tag.Class("canvas"),
                Tag.With("role", "region"),
                Tag.With("tabindex", "0"),
                Tag.With("aria-label", $"Drawing of {stack.Name}"),
                GraphDrawing.Of(stack, GraphCanvas.Of(graph), anchors)),
            Tag.Of(
                "details",
                Tag.Class("fold as-list"),
                Tag.Of("summary", "The drawing as a list"),
                graph.Nodes.Select(node => NodeArticle.Of(stack, graph, node, anchors))),
        ];
    }

    private static XElement Legend(Graph graph) => Tag.Of(
        "ul",
        Tag.Class("legend"),
        Tag.With("aria-label", "Legend"),
        Sample("traffic", "requests and connections"),
        Sample("data", "weights and images"),
        graph.Nodes.Select(node => node.Change).OfType<ChangeKind>().Distinct().OrderDescending()
            .Select(kind => Tag.Of("li", ChangeMark.Of(kind))));

    private static XElement Sample(string kind, string meaning) => Tag.Of(
        "li",
        Tag.Of(
            "svg",
            Tag.With("width", 34),
            Tag.With("height", 10),
            Tag.With("aria-hidden", "true"),
            Tag.Of("path", Tag.Class("wire", kind), Tag.With("d", "M1 5 L30 5")),
            Tag.Of("path", Tag.Class("tip", kind), Tag.With("d", "M34 5 L26 1.5 L26 8.5 Z"))),
        " ",
        meaning);
}
