namespace GpuInfra.Cli;

// The lines through the networks and out of them, and those of whoever writes images.
internal static class WayWires
{
    private const int Step = 6;

    public static void Draw(GraphCanvas canvas)
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var edge in canvas.Graph.Edges.Where(edge => IsWay(canvas.Node(edge.From))))
        {
            var (from, to) = (canvas[edge.From], canvas[edge.To]);
            canvas.Wires.Add(to.X == from.X ? Within(canvas, edge, turns) : Out(canvas, edge, from, to));
        }
    }

    private static bool IsWay(GraphNode from) =>
        !from.IsWorkload && from.Role is not (NodeRole.Caller or NodeRole.Bucket or NodeRole.Repository);

    private static Wire Within(GraphCanvas canvas, GraphEdge edge, Dictionary<string, int> turns)
    {
        var (from, to) = (canvas[edge.From], canvas[edge.To]);
        if (to.Y - from.Bottom == GraphCanvas.Gap)
        {
            var down = Trunk.Line(from.Center, from.Bottom, from.Center, to.Y);
            return new(down, edge.Kind, edge.Change, new(from.Center, to.Y, 0, 1));
        }

        // Around what stands between, each line a little further out.
        var turn = turns[edge.From] = turns.GetValueOrDefault(edge.From) + 1;
        var (x, y) = (from.X - (turn * Step), from.Middle + (turn * Step));
        var around = Trunk.Line(from.X, y, x, y, x, to.Middle, to.X, to.Middle);
        return new(around, edge.Kind, edge.Change, new(to.X, to.Middle, 1, 0));
    }

    private static Wire Out(GraphCanvas canvas, GraphEdge edge, Box from, Box to)
    {
        var x = Lanes.SlotOf(canvas.Lanes.Network, edge.Kind == EdgeKind.Traffic ? 0 : 1);
        var y = to.Middle + (edge.Kind == EdgeKind.Data ? 2 * Step : edge.Change == ChangeKind.Delete ? -2 * Step : 0);
        var path = from.Middle == y
            ? Trunk.Line(from.Right, y, to.X, y)
            : Trunk.Line(from.Right, from.Middle, x, from.Middle, x, y, to.X, y);
        return new(path, edge.Kind, edge.Change, new(to.X, y, 1, 0));
    }
}
