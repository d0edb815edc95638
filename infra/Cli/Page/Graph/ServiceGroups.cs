namespace GpuInfra.Cli;

// Services that are alike, folded into one node: a drawing of many shows those that differ.
internal static class ServiceGroups
{
    // With no more than this, each has room.
    private const int Few = 6;

    // So many stand out by what happens to them, the riskiest first.
    private const int MostOut = 8;

    // With more sorts than this, only what happens to them tells them apart.
    private const int MostSorts = 6;

    private const int MostNamed = 3;

    public static Graph Fold(Graph graph, IReadOnlySet<string> warned)
    {
        var services = graph.Nodes.Where(node => node.IsWorkload).ToList();
        if (services.Count <= Few)
        {
            return graph;
        }

        var standing = services.Where(service => service.Risk > Risk.Other).OrderByDescending(service => service.Risk)
            .Take(MostOut).ToHashSet<GraphNode>(ReferenceEqualityComparer.Instance);
        var edges = graph.Edges.Where(edge => edge.Kind == EdgeKind.Data || !IsCaller(graph, edge.From))
            .SelectMany(edge => new[] { (Key: edge.From, Other: edge.To), (Key: edge.To, Other: edge.From) })
            .ToLookup(end => end.Key, end => end.Other, StringComparer.Ordinal);
        var rest = services.Where(service => !standing.Contains(service)).ToList();
        var sorts = Sorted(rest, service => string.Join('\n', [.. service.Facts, .. edges[service.Key].Order(StringComparer.Ordinal)]));
        var groups = (sorts.Count <= MostSorts ? sorts : Sorted(rest, _ => "")).Where(group => group.Count > 1).ToList();
        return groups.Count == 0 ? graph : Replace(graph, groups, warned);
    }

    private static List<List<GraphNode>> Sorted(List<GraphNode> services, Func<GraphNode, string> sort) =>
        [.. services.GroupBy(service => (service.Role, service.Change, service.Risk, Sort: sort(service))).Select(group => group.ToList())];

    private static bool IsCaller(Graph graph, string key) => graph.Nodes.Any(node => node.Key == key && node.Role == NodeRole.Caller);

    private static Graph Replace(Graph graph, List<List<GraphNode>> groups, IReadOnlySet<string> warned)
    {
        var names = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var parts = graph.Nodes.Where(node => node.Within is { } within && group.Exists(member => member.Key == within)).ToList();
            var folded = FoldOf(group, parts, warned);
            group.Concat(parts).ToList().ForEach(node => names[node.Key] = folded);
        }

        return new(
            [.. graph.Nodes.Select(node => names.GetValueOrDefault(node.Key, node)).DistinctBy(node => node.Key)],
            [.. graph.Edges
                .Select(edge => edge with { From = names.GetValueOrDefault(edge.From)?.Key ?? edge.From, To = names.GetValueOrDefault(edge.To)?.Key ?? edge.To })
                .GroupBy(edge => (edge.From, edge.To, edge.Kind, edge.Label))
                .Select(alike => alike.First() with { Change = alike.Select(edge => edge.Change).Distinct().ToList() is [var change] ? change : null })]);
    }

    private static GraphNode FoldOf(List<GraphNode> members, List<GraphNode> parts, IReadOnlySet<string> warned) => members[0] with
    {
        Key = string.Join('\n', members.Select(member => member.Key)),
        Title = Quantity.Of(members.Count, members[0].Role == NodeRole.Job ? "job" : "service"),
        Facts = [Names(members), .. Likeness(members), Difference(members, warned)],
        Principal = null,
        Resources = [.. members.Concat(parts).SelectMany(node => node.Resources)],
        Members = members,
    };

    private static string Names(List<GraphNode> members) => members.Count <= MostNamed
        ? string.Join(", ", members.Select(member => member.Title))
        : $"{members[0].Title} to {members[^1].Title}";

    // What they share; where that is not all, how many sorts there are.
    private static IEnumerable<string> Likeness(List<GraphNode> members)
    {
        var sorts = members.Select(member => member.Facts is [var fact, ..] ? fact : "").Distinct().ToList();
        return sorts is [var one] ? [one] : [$"{Quantity.Of(sorts.Count, "size")}: {string.Join("; ", sorts.Take(2))}{(sorts.Count > 2 ? "; …" : "")}"];
    }

    private static string Difference(List<GraphNode> members, IReadOnlySet<string> warned)
    {
        var count = members.Count(member => warned.Contains(member.Title));
        return InputWords.Phrase(
            members[0].Risk is { } risk ? RiskWords.Title(risk) : members[0].Change is null ? "no change, no risk" : null,
            count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{count} with warnings") : null);
    }
}
