namespace GpuInfra.StackFiles;

/// <summary>A line of a file as its author sees it, whatever a parser makes of it.</summary>
/// <param name="Number">The line, counted from 1.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceLine(int Number, string Text)
{
    /// <summary>How many blanks stand in front.</summary>
    public int Indent { get; } = Text.Length - Text.TrimStart(' ').Length;

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => Text.AsSpan().TrimStart(" \t") is [] or ['#', ..];

    public static SourceLine[] Of(string text) => [.. Lines.Of(text).Select((line, i) => new SourceLine(i + 1, line))];

    public Place At(int column) => new(Number, column + 1);

    /// <summary>Whether an item of a list begins in a column.</summary>
    public bool HasItemAt(int column) => Text[column] == '-' && (column + 1 == Text.Length || Text[column + 1] == ' ');

    /// <summary>The first column from here on that has no blank.</summary>
    public int SkipBlanks(int column)
    {
        while (column < Text.Length && Text[column] is ' ' or '\t')
        {
            column++;
        }

        return column;
    }

    /// <summary>Where the colon after a key is that begins in a column; nothing if none begins there.</summary>
    public int? ColonAfter(int column)
    {
        var start = Text[column] is '"' or '\'' ? Text.IndexOf(Text[column], column + 1) + 1 : column;
        return Text[column] is '"' or '\'' && (start == 0 || start >= Text.Length || Text[start] != ':') ? null
            : Text[column] is '[' or '{' or '#' ? null
            : NextColon(start);
    }

    /// <summary>Where the next colon is that ends a key, before any comment.</summary>
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

    /// <summary>What stands from a column on, without its comment.</summary>
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
