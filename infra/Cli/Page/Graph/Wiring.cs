namespace GpuInfra.Cli;

// The lines of the drawing. Those of one hub share a trunk beside the services, however many there are.
internal static class Wiring
{
    private const int PortStep = 12;
    private const int LabelGap = 6;

    public static void Draw(GraphCanvas canvas)
    {
        DrawCallers(canvas);
        DrawHubs(canvas);
        WayWires.Draw(canvas);
    }

    private static void DrawCallers(GraphCanvas canvas)
    {
        var shared = Lanes.SharedCallers(canvas.Graph).ToList();
        var calls = canvas.Graph.Edges.Where(edge => canvas.Node(edge.From).Role == NodeRole.Caller);
        foreach (var edges in calls.GroupBy(edge => edge.From))
        {
            var from = canvas[edges.Key];
            var x = Lanes.SlotOf(canvas.Lanes.Callers, shared.IndexOf(edges.Key) is >= 0 and var slot ? slot : shared.Count);
            var ends = edges.Select(edge => new TrunkEnd(edge, canvas[edge.To].X, canvas.CallPort(edge), PointsAt: true));
            Trunk.Draw(canvas, new(from.Right, from.Middle, PointsAt: false), x, [.. ends]);
        }
    }

    private static void DrawHubs(GraphCanvas canvas)
    {
        var hubs = Lanes.Hubs(canvas.Graph);
        for (var index = 0; index < hubs.Count; index++)
        {
            DrawHub(canvas, hubs[index], index, hubs.Count);
        }
    }

    private static void DrawHub(GraphCanvas canvas, string key, int index, int count)
    {
        var edges = canvas.Graph.Edges
            .Where(edge => (edge.From == key && canvas.Node(edge.To).IsWorkload)
                || (edge.To == key && canvas.Node(edge.From).IsWorkload))
            .ToList();
        var isSource = edges[0].From == key;
        var hub = canvas[key];
        var offset = ((index * 2) - count + 1) * PortStep / 2;
        var ends = edges.Select(edge =>
        {
            var service = canvas[isSource ? edge.To : edge.From];
            return new TrunkEnd(edge, service.Right, service.Middle + offset, PointsAt: isSource);
        }).ToList();
        Trunk.Draw(canvas, new(hub.X, hub.Middle, PointsAt: !isSource), Lanes.SlotOf(canvas.Lanes.Services, index), ends);
        canvas.Labels.Add(new(hub.X - (LabelGap * 2), hub.Middle - LabelGap, edges[0].Label));
    }
}
