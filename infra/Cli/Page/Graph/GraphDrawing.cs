namespace GpuInfra.Cli;

// The drawing as SVG. Every node is a link, which the script makes a button.
internal static class GraphDrawing
{
    private const int TipLength = 8;
    private const int TipHalf = 4;

    public static XElement Of(ReviewedStack stack, GraphCanvas canvas, IReadOnlyDictionary<string, string> anchors, string name = "drawing")
    {
        var (title, description) = (stack.Anchor(name, "title"), stack.Anchor(name, "description"));
        return Tag.Of(
            "svg",
            Tag.Class("graph"),
            Tag.With("role", "graphics-document"),
            Tag.With("aria-labelledby", title),
            Tag.With("aria-describedby", description),
            Tag.With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {canvas.Lanes.Width} {canvas.Height}")),
            Tag.With("width", canvas.Lanes.Width),
            Tag.With("height", canvas.Height),
            Tag.Of("title", Tag.Id(title), $"Architecture of {stack.Name}"),
            Tag.Of("desc", Tag.Id(description), Description(canvas.Graph)),
            Lanes(canvas.Lanes),
            canvas.Of(NodeRole.Network).Select(network => NodeDrawing.Of(network, canvas[network.Key], anchors[network.Key])),
            Tag.Of("g", Tag.With("aria-hidden", "true"), canvas.Wires.Select(Line), canvas.Labels.Select(Label)),
            canvas.Graph.Nodes.Where(node => node.Role != NodeRole.Network && canvas.IsPlaced(node.Key))
                .Select(node => NodeDrawing.Of(node, canvas[node.Key], anchors[node.Key])));
    }

    private static string Description(Graph graph)
    {
        var services = graph.Nodes.Where(node => node.IsWorkload).Sum(node => Math.Max(node.Members.Count, 1));
        return $"{Quantity.Of(graph.Nodes.Count, "node")} and {Quantity.Of(graph.Edges.Count, "connection")} of "
            + $"{Quantity.Of(services, "service")}. The list below the drawing says the same in words.";
    }

    private static IEnumerable<XElement> Lanes(Lanes lanes) =>
        from lane in new[] { lanes.Callers, lanes.Services, lanes.Network, lanes.Google }
        where lane.Width > 0
        select Tag.Of("text", Tag.Class("lane"), Tag.With("x", lane.X), Tag.With("y", GraphCanvas.Top / 2), lane.Title);

    private static IEnumerable<XElement> Line(Wire wire)
    {
        var kind = wire.Kind == EdgeKind.Traffic ? "traffic" : "data";
        yield return Tag.Of("path", Tag.Class("wire", kind, ChangeMark.Class(wire.Change)), Tag.With("d", wire.Path));
        if (wire.End is { } end)
        {
            yield return Tag.Of("path", Tag.Class("tip", kind, ChangeMark.Class(wire.Change)), Tag.With("d", Tip(end)));
        }
    }

    private static string Tip(ArrowHead end)
    {
        var (x, y) = (end.X - (end.Right * TipLength), end.Y - (end.Down * TipLength));
        var (acrossX, acrossY) = (end.Down * TipHalf, end.Right * TipHalf);
        return $"{Trunk.Line(end.X, end.Y, x + acrossX, y + acrossY, x - acrossX, y - acrossY)} Z";
    }

    private static XElement Label(WireLabel label) =>
        Tag.Of("text", Tag.Class("wire-label"), Tag.With("x", label.X), Tag.With("y", label.Y), label.Text);
}
