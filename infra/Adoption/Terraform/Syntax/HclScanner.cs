using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A breach of the syntax, caught where reading can go on.</summary>
internal sealed class HclSyntaxException(int offset, string message) : Exception(message)
{
    public int Offset => offset;
}

/// <summary>Walks over the characters of a file and knows its lines.</summary>
internal sealed class HclScanner
{
    private readonly string _file;
    private readonly ImmutableArray<int> _lines;

    private readonly SourcePlace? _place;

    /// <param name="source">The text.</param>
    /// <param name="place">Where all of the text stands, if it is a part of a file.</param>
    public HclScanner(SourceText source, SourcePlace? place = null)
    {
        _place = place;
        _file = source.File;
        Text = source.Text;
        _lines = [0, .. Text.Select((letter, index) => (letter, index)).Where(pair => pair.letter == '\n').Select(pair => pair.index + 1)];
    }

    public string Text { get; }

    public int Offset { get; set; }

    public bool AtEnd => Offset >= Text.Length;

    public char Current => AtEnd ? '\0' : Text[Offset];

    public SourcePlace Place(int offset)
    {
        if (_place is not null)
        {
            return _place;
        }

        var line = _lines.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new SourcePlace(_file, line + 1, offset - _lines[line] + 1);
    }

    public SourcePlace Here => Place(Offset);

    public bool Sees(string text) => string.CompareOrdinal(Text, Offset, text, 0, text.Length) == 0;

    public bool Takes(string text)
    {
        if (!Sees(text))
        {
            return false;
        }

        Offset += text.Length;
        return true;
    }

    /// <summary>Skips blanks and comments; line ends too where they mean nothing.</summary>
    public void SkipBlanks(bool lines)
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\uFEFF' || (lines && Current == '\n'))
            {
                Offset++;
            }
            else if (Current == '#' || Sees("//"))
            {
                SkipLine();
            }
            else if (Sees("/*"))
            {
                var end = Text.IndexOf("*/", Offset + 2, StringComparison.Ordinal);
                Offset = end < 0 ? throw Mistake("The comment that begins here with /* has no */.") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Goes to the end of the line, in front of its line end.</summary>
    public void SkipLine()
    {
        var end = Text.IndexOf('\n', Offset);
        Offset = end < 0 ? Text.Length : end;
    }

    public bool SeesName => char.IsLetter(Current) || Current == '_';

    public string TakeName()
    {
        var start = Offset;
        while (!AtEnd && (char.IsLetterOrDigit(Current) || Current is '_' or '-'))
        {
            Offset++;
        }

        return Text[start..Offset];
    }

    /// <summary>Whether a word stands here as a whole.</summary>
    public bool SeesWord(string word) => Sees(word)
        && (Offset + word.Length >= Text.Length || !(char.IsLetterOrDigit(Text[Offset + word.Length]) || Text[Offset + word.Length] is '_' or '-'));

    public bool TakesWord(string word)
    {
        if (!SeesWord(word))
        {
            return false;
        }

        Offset += word.Length;
        return true;
    }

    /// <summary>What stands here, for a message.</summary>
    public string Seen => AtEnd ? "the end of the file" : Current switch
    {
        '\n' or '\r' => "the end of the line",
        '"' => "a text",
        _ when SeesName => Peek(TakeName),
        var letter => letter.ToString(),
    };

    public HclSyntaxException Mistake(string message) => new(Offset, message);

    private string Peek(Func<string> take)
    {
        var start = Offset;
        var taken = take();
        Offset = start;
        return taken;
    }
}
