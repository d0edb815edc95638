namespace GpuInfra.Cli;

// A node of the drawing in words. The script shows it in the panel, with the resources and changes it names.
internal static class NodeArticle
{
    public static XElement Of(ReviewedStack stack, Graph graph, GraphNode node, IReadOnlyDictionary<string, string> anchors)
    {
        var changes = node.Resources.Select(stack.ChangeOf).Where(change => change is not null).Select(change => change!)
            .Distinct(ReferenceEqualityComparer.Instance).Cast<Planning.ResourceChange>().ToList();
        return Tag.Of(
            "article",
            Tag.Class("node-words"),
            Tag.Id(anchors[node.Key]),
            Tag.Of("h4", Tag.Span("quiet", NodeText.Role(node.Role)), $" {node.Title} ", ChangeMark.Of(node.Change, node.Risk)),
            List("facts", node.Facts.Where(fact => fact.Length > 0)),
            List("members", node.Members.Select(member => new object?[] { Node(anchors[member.Key], member.Title), " ", ChangeMark.Of(member.Change, member.Risk) })),
            List("connections", Connections(graph, node, anchors)),
            node.Members.Count > 0 ? null : List("node-changes", changes.Select(change => Part(stack.AnchorOf(change), change.Headline))),
            node.Members.Count > 0 ? null : List("node-resources", node.Resources.Select(resource => new object?[]
            {
                Part(stack.AnchorOf(resource) ?? stack.Id, resource.Name), $" {ShortType.Of(resource)}",
            })));
    }

    private static IEnumerable<object> Connections(Graph graph, GraphNode node, IReadOnlyDictionary<string, string> anchors)
    {
        var names = graph.Nodes.ToDictionary(other => other.Key, other => other.Title, StringComparer.Ordinal);
        foreach (var edge in graph.Edges.Where(edge => edge.From == node.Key || edge.To == node.Key))
        {
            var (word, other) = edge.From == node.Key ? ("to", edge.To) : ("from", edge.From);
            var what = edge.Label.Length > 0 ? edge.Label : edge.Kind == EdgeKind.Traffic ? "traffic" : "data";
            var link = Node(anchors[other], names[other]);
            yield return new object?[] { $"{what} {word} ", link, " ", ChangeMark.Of(edge.Change) };
        }
    }

    private static XElement Node(string anchor, string text) =>
        Tag.Of("a", Tag.With("href", $"#{anchor}"), Tag.With("data-node", ""), text);

    private static XElement Part(string anchor, string text) =>
        Tag.Of("a", Tag.With("href", $"#{anchor}"), Tag.With("data-part", ""), text);

    private static XElement? List(string kind, IEnumerable<object> items)
    {
        var list = items.Select(item => Tag.Of("li", item)).ToList();
        return list.Count == 0 ? null : Tag.Of("ul", Tag.Class(kind), list);
    }
}
