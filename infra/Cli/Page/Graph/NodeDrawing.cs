namespace GpuInfra.Cli;

// A node: what it is, its name, what matters of it, and what happens to it.
internal static class NodeDrawing
{
    private const int Inset = 2;
    private const int Padding = 12;
    private const int Corner = 6;
    private const int RoleLine = 19;
    private const int RoleWidth = 52;
    private const int TitleLine = 38;
    private const int FactLine = 56;
    private const int FactHeight = 16;

    // The widest that letters of the page's sizes usually are; what is cut can be read in the panel and in the list.
    private const double TitleLetter = 8.6;
    private const double FactLetter = 6.5;

    public static XElement Of(GraphNode node, Box box, string anchor) => Tag.Of(
        "a",
        Tag.Class("node", $"role-{node.Role}".ToLowerInvariant(), ChangeMark.Class(node.Change)),
        Tag.With("href", $"#{anchor}"),
        Tag.With("aria-label", Label(node)),
        Tag.Of(
            "svg",
            Tag.With("x", box.X),
            Tag.With("y", box.Y),
            Tag.With("width", box.Width),
            Tag.With("height", box.Height),
            Frame(box, Inset),
            node.Change == Planning.ChangeKind.Replace ? Frame(box, Inset * 2) : null,
            node.Role == NodeRole.Identity ? Line(node, box) : Lines(node, box)));

    private static string Label(GraphNode node)
    {
        var change = node.Change is { } kind ? $", {ChangeWords.Word(kind)}" : "";
        var facts = string.Join("; ", node.Facts.Where(fact => fact.Length > 0));
        return $"{NodeText.Role(node.Role)} {node.Title}{change}{(facts.Length > 0 ? $": {facts}" : "")}";
    }

    private static XElement Frame(Box box, int inset) => Tag.Of(
        "rect",
        Tag.Class("box"),
        Tag.With("x", inset),
        Tag.With("y", inset),
        Tag.With("width", box.Width - (2 * inset)),
        Tag.With("height", box.Height - (2 * inset)),
        Tag.With("rx", Corner));

    // What a service runs as is no more than a line.
    private static IEnumerable<XElement?> Line(GraphNode node, Box box)
    {
        var room = box.Width - (2 * Padding) - RoleWidth - MarkWidth(node);
        yield return Text("role", Padding, RoleLine, NodeText.Role(node.Role));
        yield return Text("fact", Padding + RoleWidth, RoleLine, Fit(node.Title, room, FactLetter));
        yield return Mark(node, box);
    }

    private static IEnumerable<XElement?> Lines(GraphNode node, Box box)
    {
        yield return Text("role", Padding, RoleLine, NodeText.Role(node.Role));
        yield return Mark(node, box);
        yield return Text("title", Padding, TitleLine, Fit(node.Title, box.Width - (2 * Padding), TitleLetter));
        var room = box.Width - (2 * Padding);
        var facts = NodeText.Facts(node);
        for (var index = 0; index < facts.Count && node.Role != NodeRole.Network; index++)
        {
            yield return Text("fact", Padding, FactLine + (index * FactHeight), Fit(facts[index], room, FactLetter));
        }
    }

    private static int MarkWidth(GraphNode node) => node.Change is { } kind ? (ChangeWords.Word(kind).Length + 3) * 7 : 0;

    private static XElement? Mark(GraphNode node, Box box) => node.Change is { } kind
        ? Text("node-mark", box.Width - Padding, RoleLine, $"{ChangeMark.Sign(kind)} {ChangeWords.Word(kind)}")
        : null;

    private static XElement Text(string kind, int x, int y, string text) =>
        Tag.Of("text", Tag.Class(kind), Tag.With("x", x), Tag.With("y", y), text);

    private static string Fit(string text, int width, double letter)
    {
        var most = Math.Max((int)(width / letter), 2);
        var letters = new StringInfo(text);
        if (letters.LengthInTextElements <= most)
        {
            return text;
        }

        var end = most / 3;
        var head = letters.SubstringByTextElements(0, most - end - 1);
        return end == 0 ? $"{head}…" : $"{head}…{letters.SubstringByTextElements(letters.LengthInTextElements - end)}";
    }
}
