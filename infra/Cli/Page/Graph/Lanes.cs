namespace GpuInfra.Cli;

/// <summary>The columns of the drawing. One that nothing stands in takes no room.</summary>
internal sealed record Lanes(Lane Callers, Lane Services, Lane Network, Lane Google)
{
    private const int CallerWidth = 192;
    private const int ServiceWidth = 250;
    private const int NetworkWidth = 276;
    private const int GoogleWidth = 232;
    private const int Gutter = 40;
    private const int Slot = 12;

    public int Width => Google.Right + GraphCanvas.Margin;

    public static Lanes For(Graph graph)
    {
        var callers = Lane.After(
            null,
            "Callers",
            Has(graph, NodeRole.Caller, NodeRole.Keeper) ? CallerWidth : 0,
            Gutter + ((SharedCallers(graph).Count + 1) * Slot));
        var services = Lane.After(
            callers,
            "Cloud Run",
            Has(graph, NodeRole.Service, NodeRole.Job, NodeRole.Identity) ? ServiceWidth : 0,
            Gutter + (Hubs(graph).Count * Slot));
        var network = Lane.After(services, "Network", Has(graph, NodeRole.Network) ? NetworkWidth : 0, Gutter + Slot);
        var google = Lane.After(network, "Google Cloud", GoogleWidth, 0);
        return new(callers, services, network, google);
    }

    /// <summary>The line in the space to the right of a lane that belongs to one of several.</summary>
    public static int SlotOf(Lane lane, int index) => lane.Right + Slot + (index * Slot);

    /// <summary>Whose lines run beside the callers: those that call several services.</summary>
    public static IReadOnlyList<string> SharedCallers(Graph graph) =>
        [.. graph.Nodes.Where(node => node.Role == NodeRole.Caller).Select(node => node.Key)
            .Where(key => graph.Edges.Count(edge => edge.From == key) > 1)];

    /// <summary>Whose lines run beside the services: what they read from, and then where they connect to.</summary>
    public static IReadOnlyList<string> Hubs(Graph graph)
    {
        var services = graph.Nodes.Where(node => node.IsWorkload).Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var sources = graph.Edges.Where(edge => edge.Kind == EdgeKind.Data && services.Contains(edge.To));
        var exits = graph.Edges.Where(edge => edge.Kind == EdgeKind.Traffic && services.Contains(edge.From));
        return [.. sources.Select(edge => edge.From).Concat(exits.Select(edge => edge.To)).Distinct()];
    }

    private static bool Has(Graph graph, params NodeRole[] roles) => graph.Nodes.Any(node => roles.Contains(node.Role));
}
