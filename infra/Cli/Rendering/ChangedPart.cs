namespace GpuInfra.Cli;

// Cuts two texts to a width so that what differs between them stays to be seen.
internal static class ChangedPart
{
    private const string Ellipsis = "…";
    private const int MinWidth = 8;

    public static (string Old, string New) Fit(string old, string @new, int width)
    {
        var start = CommonStart(old, @new);
        var end = CommonEnd(old, @new, start);
        return (Fit(old, start..^end, width), Fit(@new, start..^end, width));
    }

    public static string Fit(string text, int width) => Fit(text, .., width);

    private static int CommonStart(string old, string @new)
    {
        var length = old.AsSpan().CommonPrefixLength(@new);
        return length > 0 && char.IsHighSurrogate(old[length - 1]) ? length - 1 : length;
    }

    private static int CommonEnd(string old, string @new, int start)
    {
        var most = Math.Min(old.Length, @new.Length) - start;
        var length = 0;
        while (length < most && old[^(length + 1)] == @new[^(length + 1)])
        {
            length++;
        }

        return length > 0 && char.IsLowSurrogate(old[^length]) ? length - 1 : length;
    }

    private static string Fit(string text, Range part, int width)
    {
        var room = Math.Max(width, MinWidth) - (2 * Ellipsis.Length);
        if (text.Length <= room + (2 * Ellipsis.Length))
        {
            return text;
        }

        var (start, length) = part.GetOffsetAndLength(text.Length);
        if (length > room)
        {
            var half = (room - Ellipsis.Length) / 2;
            var whole = text[start..(start + length)];
            return Mark(start > 0) + Cut(whole, 0, half) + Ellipsis + Cut(whole, length - half, length)
                + Mark(start + length < text.Length);
        }

        // What is beside the part shares what is left, and gives the other side what it does not need.
        var spare = room - length;
        var after = Math.Min(text.Length - start - length, Math.Max(spare / 2, spare - start));
        var from = start - Math.Min(start, spare - after);
        var to = start + length + after;
        return Mark(from > 0) + Cut(text, from, to) + Mark(to < text.Length);
    }

    private static string Mark(bool isCut) => isCut ? Ellipsis : "";

    // Half of a character is none.
    private static string Cut(string text, int from, int to)
    {
        from += from < to && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= from < to && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        return text[from..to];
    }
}
