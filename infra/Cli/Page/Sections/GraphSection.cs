namespace GpuInfra.Cli;

// The architecture as a drawing, and the same as a list. Of many services those that are alike are drawn as one, and once more
// each by itself.
internal static class GraphSection
{
    public static IEnumerable<object?> Of(ReviewedStack stack, Graph graph)
    {
        var whole = CallerGroups.Fold(graph);
        var folded = CallerGroups.Fold(ServiceGroups.Fold(graph, Warned(stack)));
        var isFolded = folded.Nodes.Any(node => node.Members.Count > 0);
        List<GraphNode> nodes = [.. whole.Nodes.Concat(isFolded ? folded.Nodes : []).DistinctBy(node => node.Key)];
        var anchors = NodeAnchors.Of(stack, nodes);
        var services = graph.Nodes.Count(node => node.IsWorkload);
        return
        [
            Legend(whole),
            isFolded ? Tag.Of(
                "details",
                Tag.Class("fold whole"),
                Tag.Of("summary", $"All {services} services, each by itself"),
                Frame(stack, GraphDrawing.Of(stack, GraphCanvas.Of(whole), anchors, "whole"))) : null,
            Frame(stack, GraphDrawing.Of(stack, GraphCanvas.Of(isFolded ? folded : whole), anchors)),
            Tag.Of(
                "details",
                Tag.Class("fold as-list"),
                Tag.Of("summary", "The drawing as a list"),
                nodes.Select(node => NodeArticle.Of(stack, node.Members.Count > 0 ? folded : whole, node, anchors))),
        ];
    }

    // The services of which the rules warn.
    private static HashSet<string> Warned(ReviewedStack stack) =>
    [
        .. stack.Review.Findings.Where(finding => finding.Problem.IsWarning)
            .Select(finding => finding.Problem.Path.Split('.', '[', ':'))
            .Select(path => Array.IndexOf(path, "services") is >= 0 and var at && at + 1 < path.Length ? path[at + 1] : "")
            .Where(name => name.Length > 0),
    ];

    private static XElement Frame(ReviewedStack stack, XElement drawing) => Tag.Of(
        "div",
        Tag.Class("frame"),
        Tag.Of(
            "p",
            Tag.Class("tools"),
            Tag.With("role", "group"),
            Tag.With("aria-label", "Size of the drawing"),
            Tag.Button("smaller", "−", "Smaller (-)"),
            Tag.Of("output"),
            Tag.Button("larger", "+", "Larger (+)"),
            Tag.Button("fit", "Fit", "Fit the width (0)")),
        Tag.Of(
            "div",
            Tag.Class("canvas"),
            Tag.With("role", "region"),
            Tag.With("tabindex", "0"),
            Tag.With("aria-label", $"Drawing of {stack.Name}"),
            drawing));

    private static XElement Legend(Graph graph) => Tag.Of(
        "ul",
        Tag.Class("legend"),
        Tag.With("aria-label", "Legend"),
        Sample("traffic", "requests and connections"),
        Sample("data", "weights and images"),
        graph.Nodes.Select(node => node.Risk).OfType<Risk>().Distinct().OrderDescending()
            .Select(risk => Tag.Of("li", Tag.Class("risk", RiskMark.Class(risk)), RiskMark.Shape(RiskMark.Level(risk)), RiskWords.Title(risk))));

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

// The names by which an address leads to what is said of each node.
internal static class NodeAnchors
{
    public static Dictionary<string, string> Of(ReviewedStack stack, IEnumerable<GraphNode> nodes)
    {
        var anchors = Anchors.Of(
            nodes,
            node => [stack.Id, "architecture", $"{node.Role}", .. Name(node)],
            node => node.Key);
        return anchors.ToDictionary(node => node.Key.Key, node => node.Value, StringComparer.Ordinal);
    }

    // What is several of one sort has a title that counts them.
    private static string[] Name(GraphNode node) => node switch
    {
        { Members: [var first, ..] } => [$"like-{first.Title}"],
        { Role: NodeRole.Firewall or NodeRole.Dns or NodeRole.GoogleApis or NodeRole.Internet or NodeRole.Keeper } => [],
        _ => [node.Title],
    };
}
