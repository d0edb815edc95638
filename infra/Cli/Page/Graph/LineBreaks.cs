namespace GpuInfra.Cli;

// A text as lines of a drawing, which does not break them by itself: where a name has a joint if there is one.
internal static class LineBreaks
{
    private const string Joints = "-/._:@,";

    public static IReadOnlyList<string> Of(string text, int width, int most)
    {
        var room = Math.Max(width, 4);
        var lines = new List<string>();
        var rest = new StringInfo(text);
        while (rest.LengthInTextElements > room && lines.Count < most - 1)
        {
            var line = rest.SubstringByTextElements(0, room);
            var end = End(line, line.LastIndexOf(' ')) ?? End(line, line.LastIndexOfAny([.. Joints])) ?? room;
            lines.Add(rest.SubstringByTextElements(0, end).TrimEnd(' '));
            rest = new(end < rest.LengthInTextElements ? rest.SubstringByTextElements(end) : "");
        }

        lines.Add(rest.LengthInTextElements > room ? $"{rest.SubstringByTextElements(0, room - 1)}…" : rest.String);
        return lines;
    }

    // How much of a line there is up to a joint. One that is nearly empty would look like a mistake.
    private static int? End(string line, int joint) => joint < line.Length / 3 ? null : new StringInfo(line[..(joint + 1)]).LengthInTextElements;
}
