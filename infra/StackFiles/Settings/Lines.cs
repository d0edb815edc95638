namespace GpuInfra.StackFiles;

// The lines of a file, as YAML ends them.
internal static class Lines
{
    private static readonly string[] Ends = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    public static string[] Of(string text) => text.Split(Ends, StringSplitOptions.None);

    public static Place EndOf(string text)
    {
        var lines = Of(text);
        return new Place(lines.Length, lines[^1].Length + 1);
    }

    public static Place NoLaterThan(this Place place, Place end) => place.Line > end.Line ? end : place;
}
