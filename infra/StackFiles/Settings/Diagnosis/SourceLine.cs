namespace GpuInfra.StackFiles;

// A line of a file as its author sees it, whatever a parser makes of it.
internal sealed record SourceLine(int Number, string Text)
{
    public int Indent { get; } = Text.Length - Text.TrimStart(' ').Length;

    public bool IsEmpty => Text.AsSpan().TrimStart(" \t") is [] or ['#', ..];

    public static SourceLine[] Of(string text) => [.. Lines.Of(text).Select((line, i) => new SourceLine(i + 1, line))];

    public Place At(int column) => new(Number, column + 1);

    public bool HasItemAt(int column) => Text[column] == '-' && (column + 1 == Text.Length || Text[column + 1] == ' ');

    // The first column from here on that has no blank.
    public int SkipBlanks(int column)
    {
        while (column < Text.Length && Text[column] is ' ' or '\t')
        {
            column++;
        }

        return column;
    }

    // Where the colon after a key is that begins in a column; nothing if none begins there.
    public int? ColonAfter(int column)
    {
        var start = Text[column] is '"' or '\'' ? Text.IndexOf(Text[column], column + 1) + 1 : column;
        return Text[column] is '"' or '\'' && (start == 0 || start >= Text.Length || Text[start] != ':') ? null
            : Text[column] is '[' or '{' or '#' ? null
            : NextColon(start);
    }

    public int? NextColon(int from)
    {
        var end = EndOfContent(from);
        for (var i = from; i < end; i++)
        {
            if (Text[i] == ':' && (i + 1 == Text.Length || Text[i + 1] is ' ' or '\t'))
            {
                return i;
            }
        }

        return null;
    }

    public string ContentFrom(int column) => column >= Text.Length ? "" : Text[column..EndOfContent(column)].TrimEnd(' ', '\t');

    private int EndOfContent(int from)
    {
        for (var i = from; i < Text.Length; i++)
        {
            if (Text[i] == '#' && (i == 0 || Text[i - 1] is ' ' or '\t'))
            {
                return i;
            }
        }

        return Text.Length;
    }
}
