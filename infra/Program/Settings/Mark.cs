namespace GpuInfra.Program;

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public readonly record struct Mark(int Line, int Column)
{
    // What YAML takes for the end of a line.
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>The file, where it is another than the one that is read.</summary>
    public string? File { get; init; }

    /// <summary>No place: the value does not come from a file.</summary>
    public static Mark None => default;

    /// <summary>Whether there is a place.</summary>
    public bool IsKnown => Line > 0;

    /// <summary>The lines of a text, as YAML ends them.</summary>
    internal static string[] LinesOf(string text) => text.Split(LineEnds, StringSplitOptions.None);

    /// <summary>Where a text ends.</summary>
    internal static Mark EndOf(string text)
    {
        var lines = LinesOf(text);
        return new Mark(lines.Length, lines[^1].Length + 1);
    }

    /// <summary>The place, or the end of the text where the parser went past it.</summary>
    internal Mark NoLaterThan(Mark end) => Line > end.Line ? end : this;
}
