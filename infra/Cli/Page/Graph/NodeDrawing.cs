namespace GpuInfra.Cli;

// A node: what it is, its name, what matters of it, what happens to it, and how great a risk that is.
internal static class NodeDrawing
{
    private const int Inset = 2;
    private const int Corner = 7;
    private const int ShapeSize = 11;
    private const int ShapeRoom = 17;
    private const int ShapeTop = 9;

    public static XElement Of(GraphNode node, Box box, string anchor) => Tag.Of(
        "a",
        Tag.Class(
            "node", $"role-{node.Role}".ToLowerInvariant(), ChangeMark.Class(node.Change), RiskMark.Class(node.Risk), node.Members.Count > 0 ? "many" : null),
        Tag.With("href", $"#{anchor}"),
        Tag.With("aria-label", Label(node)),
        Tag.Of(
            "svg",
            Tag.With("x", box.X),
            Tag.With("y", box.Y),
            Tag.With("width", box.Width),
            Tag.With("height", box.Height),
            Frames(node, box),
            node.Risk is { } risk ? Shape(risk) : null,
            Text("role", NodeText.Padding + (node.Risk is null ? 0 : ShapeRoom), NodeText.RoleLine, NodeText.Role(node.Role)),
            Mark(node, box),
            node.Role == NodeRole.Identity ? Line(node) : Lines(node)));

    private static string Label(GraphNode node)
    {
        var change = node.Change is { } kind ? $", {ChangeWords.Word(kind)}" : "";
        var risk = node.Risk is { } known ? $" ({RiskWords.Title(known)})" : "";
        var facts = string.Join("; ", node.Facts.Where(fact => fact.Length > 0));
        return $"{NodeText.Role(node.Role)} {node.Title}{change}{risk}{(facts.Length > 0 ? $": {facts}" : "")}";
    }

    // Two where it is made anew; the edges of some more below it where it stands for many.
    private static IEnumerable<XElement> Frames(GraphNode node, Box box)
    {
        var room = node.Members.Count > 0 ? Inset * 3 : Inset;
        if (node.Members.Count > 0)
        {
            yield return Frame("sheet", box, Inset * 2, Inset);
        }

        yield return Frame("box", box, Inset, room);
        if (node.Change == Planning.ChangeKind.Replace)
        {
            yield return Frame("box", box, Inset * 2, room + Inset);
        }
    }

    private static XElement Frame(string kind, Box box, int inset, int bottom) => Tag.Of(
        "rect",
        Tag.Class(kind),
        Tag.With("x", inset),
        Tag.With("y", inset),
        Tag.With("width", box.Width - (2 * inset)),
        Tag.With("height", box.Height - inset - bottom),
        Tag.With("rx", Corner));

    private static XElement Shape(Risk risk) => Tag.Of(
        "svg",
        Tag.Class("shape"),
        Tag.With("viewBox", "0 0 12 12"),
        Tag.With("x", NodeText.Padding),
        Tag.With("y", ShapeTop),
        Tag.With("width", ShapeSize),
        Tag.With("height", ShapeSize),
        RiskMark.Path(RiskMark.Level(risk)));

    // What a service runs as is no more than a line.
    private static IEnumerable<XElement> Line(GraphNode node)
    {
        var x = NodeText.Padding + NodeText.RoleWidth + (node.Risk is null ? 0 : ShapeRoom);
        return NodeText.TitleLines(node).Select((line, index) => Text("fact", x, NodeText.RoleLine + (index * NodeText.FactHeight), line));
    }

    private static IEnumerable<XElement> Lines(GraphNode node)
    {
        var y = NodeText.RoleLine + 1;
        foreach (var line in NodeText.TitleLines(node))
        {
            yield return Text("title", NodeText.Padding, y += NodeText.TitleHeight, line);
        }

        foreach (var line in NodeText.FactLines(node))
        {
            yield return Text("fact", NodeText.Padding, y += NodeText.FactHeight, line);
        }
    }

    private static XElement? Mark(GraphNode node, Box box) => node.Change is { } kind
        ? Text("node-mark", box.Width - NodeText.Padding, NodeText.RoleLine, $"{ChangeMark.Sign(kind)} {ChangeWords.Word(kind)}")
        : null;

    private static XElement Text(string kind, int x, int y, string text) =>
        Tag.Of("text", Tag.Class(kind), Tag.With("x", x), Tag.With("y", y), text);
}
