using System.Globalization;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Callers of the same services, folded into one node: a drawing shows who is different.</summary>
internal static class CallerGroups
{
    private const int MostShared = 5;
    private const int MostNamed = 2;

    public static Graph Fold(Graph graph)
    {
        var callers = graph.Nodes.Where(node => node.Role == NodeRole.Caller).ToList();
        var edges = graph.Edges.ToLookup(edge => edge.From);
        var groups = callers.GroupBy(caller => (Targets(edges[caller.Key]), caller.Change))
            .Select(group => group.ToList()).ToList();
        var shared = groups.Where(group => edges[group[0].Key].Skip(1).Any()).Skip(MostShared).ToList();
        var names = groups.Except(shared).Concat(shared.Count == 0 ? [] : [shared.SelectMany(group => group).ToList()])
            .SelectMany(group => group.Select(caller => (caller.Key, Group: group[0].Key, Node: FoldOf(group))))
            .ToDictionary(member => member.Key, StringComparer.Ordinal);
        return new(
            [.. names.Values.DistinctBy(member => member.Group).Select(member => member.Node),
             .. graph.Nodes.Where(node => node.Role != NodeRole.Caller)],
            [.. graph.Edges
                .Select(edge => names.TryGetValue(edge.From, out var member) ? edge with { From = member.Group } : edge)
                .DistinctBy(edge => (edge.From, edge.To, edge.Kind, edge.Label))]);
    }

    private static string Targets(IEnumerable<GraphEdge> edges) =>
        string.Join('\n', edges.Select(edge => $"{edge.To} {edge.Change}").Order(StringComparer.Ordinal));

    private static GraphNode FoldOf(List<GraphNode> callers) => callers is [var only] ? only : callers[0] with
    {
        Title = callers.Count <= MostNamed
            ? string.Join(" and ", callers.Select(caller => caller.Title))
            : string.Create(CultureInfo.InvariantCulture, $"{callers.Count} callers"),
        Facts = callers.Count <= MostNamed
            ? [.. callers.SelectMany(caller => caller.Facts).Distinct()]
            : [.. callers.Select(caller => caller.Title)],
        Resources = [.. callers.SelectMany(caller => caller.Resources)],
        Change = callers.TrueForAll(caller => caller.Change == callers[0].Change) ? callers[0].Change : ChangeKind.Update,
    };
}
