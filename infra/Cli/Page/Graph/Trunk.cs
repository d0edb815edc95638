namespace GpuInfra.Cli;

// Lines that share one vertical way: drawn once, however many they are.
internal static class Trunk
{
    public static void Draw(GraphCanvas canvas, TrunkRoot root, int x, IReadOnlyList<TrunkEnd> ends)
    {
        var kind = ends[0].Edge.Kind;
        var (top, bottom) = (Math.Min(root.Y, ends.Min(end => end.Y)), Math.Max(root.Y, ends.Max(end => end.Y)));
        var changes = ends.Select(end => end.Edge.Change).Distinct().ToList();
        var change = changes.Count == 1 ? changes[0] : (ChangeKind?)null;
        canvas.Wires.Add(new(Line(root.X, root.Y, x, root.Y), kind, change, root.PointsAt ? Tip(root.X, root.Y, x) : null));
        if (top < bottom)
        {
            canvas.Wires.Add(new(Line(x, top, x, bottom), kind, change));
        }

        foreach (var end in ends)
        {
            canvas.Wires.Add(new(
                Line(x, end.Y, end.X, end.Y), kind, end.Edge.Change, end.PointsAt ? Tip(end.X, end.Y, x) : null));
        }
    }

    public static string Line(params ReadOnlySpan<int> points)
    {
        var path = new List<string>();
        for (var index = 0; index < points.Length; index += 2)
        {
            var step = index == 0 ? 'M' : 'L';
            path.Add(string.Create(CultureInfo.InvariantCulture, $"{step}{points[index]} {points[index + 1]}"));
        }

        return string.Join(' ', path);
    }

    private static ArrowHead Tip(int x, int y, int from) => new(x, y, Math.Sign(x - from), 0);
}

// Where the line of an edge leaves its trunk for a node.
internal sealed record TrunkEnd(GraphEdge Edge, int X, int Y, bool PointsAt);

// Where all lines of a trunk begin or end.
internal sealed record TrunkRoot(int X, int Y, bool PointsAt);

// A line of the drawing.
internal sealed record Wire(string Path, EdgeKind Kind, ChangeKind? Change, ArrowHead? End = null);

// A word on a line of the drawing, which ends at the place.
internal sealed record WireLabel(int X, int Y, string Text);

// The tip of an arrow, and the way it points: 1 or -1 along an axis, else 0.
internal sealed record ArrowHead(int X, int Y, int Right, int Down);

// Where something is drawn.
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int Center => X + (Width / 2);

    public int Middle => Y + (Height / 2);

    public bool IsNear(Box other) => Y < other.Bottom + GraphCanvas.Gap && other.Y < Bottom + GraphCanvas.Gap;
}

// A column of the drawing, and the space to its right in which lines run.
internal sealed record Lane(string Title, int X, int Width, int Gutter)
{
    public int Right => X + Width;

    public static Lane After(Lane? left, string title, int width, int gutter) =>
        new(title, left is null ? GraphCanvas.Margin : left.Right + (left.Width == 0 ? 0 : left.Gutter), width, gutter);
}
