using System.Globalization;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Lines that share one vertical way: drawn once, however many they are.</summary>
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
