namespace GpuInfra.Cli;

// The nodes of a drawing in words, with short names by which a text can point to them.
internal sealed class GraphLabels
{
    private readonly Dictionary<string, string> _ids;

    public GraphLabels(Graph graph)
    {
        Graph = graph;
        _ids = graph.Nodes.Select((node, index) => (node.Key, Id: string.Create(CultureInfo.InvariantCulture, $"n{index + 1}")))
            .ToDictionary(node => node.Key, node => node.Id, StringComparer.Ordinal);
        Parts = graph.Nodes.Where(node => node.Role != NodeRole.Network && node.Within is not null && IsNetwork(node.Within)).ToLookup(node => node.Within!);
    }

    public Graph Graph { get; }

    // What is within each network.
    public ILookup<string, GraphNode> Parts { get; }

    // What stands by itself.
    public IEnumerable<GraphNode> Free => Graph.Nodes.Where(node => !IsFrame(node) && (node.Within is null || !IsNetwork(node.Within)));

    public IEnumerable<GraphNode> Frames => Graph.Nodes.Where(IsFrame);

    // An identity belongs to a service, of which it is no part.
    public IEnumerable<(GraphNode Identity, string Service)> Identities =>
        Graph.Nodes.Where(node => node is { Role: NodeRole.Identity, Within: not null }).Select(node => (node, node.Within!));

    public string this[string key] => _ids[key];

    public bool IsFrame(GraphNode node) => node.Role == NodeRole.Network && Parts[node.Key].Any();

    // What it is, its name, and what matters of it.
    public static IEnumerable<string> Lines(GraphNode node) =>
        NodeText.Facts(node).Prepend(node.Title).Prepend(NodeText.Role(node.Role)).Where(line => line.Length > 0).Select(VisibleText.Of);

    private bool IsNetwork(string key) => Graph.Nodes.Any(node => node.Key == key && node.Role == NodeRole.Network);
}

// The drawing as a flowchart of Mermaid, which GitHub and GitLab draw in Markdown.
internal static class GraphMermaid
{
    public static string Write(Graph graph)
    {
        var labels = new GraphLabels(graph);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var frame in labels.Frames)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph {labels[frame.Key]}[\"{Title(frame)}\"]\n");
            foreach (var part in labels.Parts[frame.Key])
            {
                text.Append(CultureInfo.InvariantCulture, $"    {labels[part.Key]}[\"{Label(part)}\"]\n");
            }

            text.Append("  end\n");
        }

        foreach (var node in labels.Free)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {labels[node.Key]}[\"{Label(node)}\"]\n");
        }

        foreach (var edge in graph.Edges)
        {
            var arrow = edge.Kind == EdgeKind.Traffic ? "-->" : "-.->";
            text.Append(CultureInfo.InvariantCulture, $"  {labels[edge.From]} {arrow}{(edge.Label.Length > 0 ? $"|\"{Escaped(edge.Label)}\"|" : "")} {labels[edge.To]}\n");
        }

        foreach (var (identity, service) in labels.Identities)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {labels[service]} --- {labels[identity.Key]}\n");
        }

        return text.ToString();
    }

    private static string Label(GraphNode node) => string.Join("<br>", GraphLabels.Lines(node).Select(Escaped));

    // What is within a frame is drawn over the second line of its title.
    private static string Title(GraphNode frame) => string.Join(' ', GraphLabels.Lines(frame).Select(Escaped));

    // Mermaid takes characters by their names, as HTML does, behind another sign. Whatever else has a meaning to it or to Markdown
    // becomes its number.
    private static string Escaped(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        < 128 when char.IsAsciiLetterOrDigit((char)rune.Value) || " .,:/@()+=-_'".Contains((char)rune.Value, StringComparison.Ordinal) => rune.ToString(),
        < 128 => string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"),
        _ => rune.ToString(),
    }));
}

// The drawing in the language of Graphviz.
internal static class GraphDot
{
    public static string Write(Graph graph, string name)
    {
        var labels = new GraphLabels(graph);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph \"{Escaped(name)}\" {{\n  rankdir=LR\n  compound=true\n  node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\"]\n");
        foreach (var frame in labels.Frames)
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph \"cluster_{labels[frame.Key]}\" {{\n    label=\"{Label(frame)}\"\n    {labels[frame.Key]} [shape=point, style=invis]\n");
            foreach (var part in labels.Parts[frame.Key])
            {
                text.Append(CultureInfo.InvariantCulture, $"    {labels[part.Key]} [label=\"{Label(part)}\"]\n");
            }

            text.Append("  }\n");
        }

        foreach (var node in labels.Free)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {labels[node.Key]} [label=\"{Label(node)}\"]\n");
        }

        foreach (var edge in graph.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {labels[edge.From]} -> {labels[edge.To]} [label=\"{Escaped(edge.Label)}\"{(edge.Kind == EdgeKind.Data ? ", style=dotted" : "")}]\n");
        }

        foreach (var (identity, service) in labels.Identities)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {labels[service]} -> {labels[identity.Key]} [arrowhead=none, style=dashed]\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Label(GraphNode node) => string.Join("\\n", GraphLabels.Lines(node).Select(Escaped));

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}

// The drawing of the page as a file of its own, in the colours of who looks at it.
internal static class GraphSvg
{
    public static string Write(StackReview review)
    {
        var stack = new ReviewedStack(review, Anchors.Of(review.Plan.Stack));
        var graph = Graph.Of(review);
        var svg = GraphDrawing.Of(stack, GraphCanvas.Of(graph), NodeAnchors.Of(stack, graph.Nodes));
        svg.SetAttributeValue("xmlns", "http://www.w3.org/2000/svg");
        svg.AddFirst(Tag.Of("style", $"svg {{ font-family: system-ui, sans-serif; background: var(--sheet); }}\n{PageAssets.Read().DrawingStyle}\n"));
        svg.Element("desc")!.Value = $"{review.Plan.Project}/{review.Plan.Stack}, drawn by gpuinfra";

        // There is nothing for the links to lead to.
        foreach (var node in svg.Descendants("a").ToList())
        {
            node.Name = "g";
            node.SetAttributeValue("href", null);
        }

        return Markup.WriteSvg(svg);
    }
}
