namespace GpuInfra.Cli;

// The columns of the drawing. One that nothing stands in takes no room.
internal sealed record Lanes(Lane Callers, Lane Services, Lane Network, Lane Google)
{
    private const int CallerWidth = 192;
    private const int ServiceWidth = 250;
    private const int NetworkWidth = 276;
    private const int GoogleWidth = 232;
    private const int Gutter = 40;
    private const int Slot = 12;

    public int Width => Google.Right + GraphCanvas.Margin;

    // How wide the node of a role is.
    public static int WidthOf(NodeRole role) => role switch
    {
        NodeRole.Caller or NodeRole.Keeper => CallerWidth,
        NodeRole.Service or NodeRole.Job => ServiceWidth,
        NodeRole.Identity => ServiceWidth - ServiceLane.Indent,
        NodeRole.Network => NetworkWidth,
        NodeRole.Subnetwork or NodeRole.Firewall or NodeRole.Endpoint or NodeRole.Nat or NodeRole.Dns =>
            NetworkWidth - NetworkLane.Inset - NetworkLane.Padding,
        _ => GoogleWidth,
    };

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

    public static int SlotOf(Lane lane, int index) => lane.Right + Slot + (index * Slot);

    public static IReadOnlyList<string> SharedCallers(Graph graph) =>
        [.. graph.Nodes.Where(node => node.Role == NodeRole.Caller).Select(node => node.Key)
            .Where(key => graph.Edges.Count(edge => edge.From == key) > 1)];

    public static IReadOnlyList<string> Hubs(Graph graph)
    {
        var services = graph.Nodes.Where(node => node.IsWorkload).Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var sources = graph.Edges.Where(edge => edge.Kind == EdgeKind.Data && services.Contains(edge.To));
        var exits = graph.Edges.Where(edge => edge.Kind == EdgeKind.Traffic && services.Contains(edge.From));
        return [.. sources.Select(edge => edge.From).Concat(exits.Select(edge => edge.To)).Distinct()];
    }

    private static bool Has(Graph graph, params NodeRole[] roles) => graph.Nodes.Any(node => roles.Contains(node.Role));
}

internal static class CallerLane
{
    public static void Place(GraphCanvas canvas)
    {
        var lane = canvas.Lanes.Callers;
        var taken = new List<Box>();
        foreach (var (caller, middle) in Wishes(canvas))
        {
            var height = NodeText.Height(caller);
            var box = Free(new(lane.X, Math.Max(middle - (height / 2), GraphCanvas.Top), lane.Width, height), taken);
            taken.Add(box);
            canvas.Place(caller, box);
        }

        var y = canvas.Bottom + GraphCanvas.Gap;
        foreach (var keeper in canvas.Of(NodeRole.Keeper))
        {
            y = canvas.Place(keeper, new(lane.X, y, lane.Width, NodeText.Height(keeper)));
        }
    }

    // Beside the service that it calls, or amid them; whoever calls one alone comes first.
    private static IEnumerable<(GraphNode Caller, int Middle)> Wishes(GraphCanvas canvas)
    {
        var targets = canvas.Graph.Edges.Where(edge => canvas.IsPlaced(edge.To))
            .Where(edge => canvas.Node(edge.From).Role == NodeRole.Caller).ToLookup(edge => edge.From, canvas.CallPort);
        return from caller in canvas.Of(NodeRole.Caller)
               let middles = targets[caller.Key].DefaultIfEmpty(GraphCanvas.Top).ToList()
               let middle = (middles.Min() + middles.Max()) / 2
               orderby middles.Count > 1, middle
               select (caller, middle);
    }

    private static Box Free(Box box, List<Box> taken)
    {
        while (taken.Find(box.IsNear) is { Width: > 0 } other)
        {
            box = box with { Y = other.Bottom + GraphCanvas.Gap };
        }

        return box;
    }
}

internal static class GoogleLane
{
    public static void Place(GraphCanvas canvas)
    {
        var y = GraphCanvas.Top;
        foreach (var node in canvas.Of(NodeRole.GoogleApis, NodeRole.Internet))
        {
            // What a service reaches past the network is drawn below it, as its line passes there.
            var isPast = canvas.Graph.Edges.Any(edge => edge.To == node.Key && canvas.Node(edge.From).IsWorkload);
            var wish = isPast ? BelowNetworks(canvas) : Beside(canvas, node);
            y = Place(canvas, node, Math.Max(y, wish));
        }

        y = Math.Max(y, BelowNetworks(canvas));
        foreach (var node in canvas.Of(NodeRole.Bucket, NodeRole.Repository, NodeRole.Rest))
        {
            y = Place(canvas, node, y);
        }
    }

    private static int Place(GraphCanvas canvas, GraphNode node, int y) => canvas.Place(
        node, new(canvas.Lanes.Google.X, y, canvas.Lanes.Google.Width, NodeText.Height(node)));

    private static int Beside(GraphCanvas canvas, GraphNode node) =>
        canvas.Graph.Edges.Where(edge => edge.To == node.Key && canvas.IsPlaced(edge.From))
            .Select(edge => canvas[edge.From].Middle - (NodeText.Height(node) / 2)).DefaultIfEmpty(GraphCanvas.Top).Min();

    private static int BelowNetworks(GraphCanvas canvas) =>
        canvas.Of(NodeRole.Network).Select(network => canvas[network.Key].Bottom + GraphCanvas.Gap)
        .DefaultIfEmpty(GraphCanvas.Top).Max();
}

internal static class NetworkLane
{
    public const int Inset = 24;

    public const int Padding = 14;

    private const int Header = 32;

    public static void Place(GraphCanvas canvas)
    {
        var lane = canvas.Lanes.Network;
        var y = GraphCanvas.Top;
        var parts = canvas.Of(NodeRole.Subnetwork, NodeRole.Firewall, NodeRole.Endpoint, NodeRole.Nat, NodeRole.Dns)
            .ToLookup(node => node.Within);
        foreach (var network in canvas.Of(NodeRole.Network))
        {
            var inner = y + Header + (NodeText.TitleLines(network).Count * NodeText.TitleHeight);
            foreach (var part in parts[network.Key])
            {
                inner = canvas.Place(part, new(lane.X + Inset, inner, Lanes.WidthOf(part.Role), NodeText.Height(part)));
            }

            y = canvas.Place(network, new(lane.X, y, lane.Width, inner - GraphCanvas.Gap + Padding - y));
        }
    }
}

internal static class ServiceLane
{
    public const int Indent = 16;

    private const int IdentityGap = 4;

    public static void Place(GraphCanvas canvas)
    {
        var lane = canvas.Lanes.Services;
        var y = GraphCanvas.Top;
        var identities = canvas.Of(NodeRole.Identity).ToList();
        foreach (var service in canvas.Of(NodeRole.Service, NodeRole.Job).OrderByDescending(service => service.Risk is { } risk ? (int)risk : -1))
        {
            y = canvas.Place(service, new(lane.X, y, lane.Width, NodeText.Height(service)));
            foreach (var identity in identities.Where(identity => identity.Within == service.Key))
            {
                y = PlaceIdentity(canvas, identity, y - GraphCanvas.Gap + IdentityGap);
            }
        }

        foreach (var identity in identities.Where(identity => !canvas.IsPlaced(identity.Key)))
        {
            y = PlaceIdentity(canvas, identity, y);
        }
    }

    private static int PlaceIdentity(GraphCanvas canvas, GraphNode identity, int y)
    {
        var lane = canvas.Lanes.Services;
        return canvas.Place(identity, new(lane.X + Indent, y, Lanes.WidthOf(identity.Role), NodeText.Height(identity)));
    }
}
