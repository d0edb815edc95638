namespace GpuInfra.Cli;

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
