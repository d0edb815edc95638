using Spectre.Console.Rendering;

namespace GpuInfra.Cli;

// Fills lines of a width with segments. Nothing is left for the console to break: a segment that is too long for a line loses
// its middle.
internal sealed class LineFiller(int width, int indentation)
{
    private const string Ellipsis = "…";
    private const int MinWidth = 16;

    private readonly int _width = Math.Max(width, MinWidth);
    private readonly Paragraph _lines = new();
    private int _column;

    public IRenderable Lines => _lines;

    public LineFiller Add(IEnumerable<Segment> segments, int gap)
    {
        foreach (var segment in segments)
        {
            Add(segment, gap);
        }

        return this;
    }

    private void Add(Segment segment, int gap)
    {
        var isFirst = _column == 0;
        if (!isFirst && _column + gap + segment.Text.Length > _width)
        {
            _lines.Append("\n" + new string(' ', indentation));
            _column = indentation;
        }
        else if (!isFirst)
        {
            _lines.Append(new string(' ', gap));
            _column += gap;
        }

        var text = Shorten(segment.Text, _width - _column);
        _lines.Append(text, segment.Style);
        _column += text.Length;
    }

    private static string Shorten(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var end = (width - Ellipsis.Length) / 2;
        return string.Concat(text.AsSpan(0, width - Ellipsis.Length - end), Ellipsis, text.AsSpan(text.Length - end));
    }
}

// A piece of a line that is not broken.
internal readonly record struct Segment(string Text, Style Style);

// Breaks lines at words, for a terminal that would break them anywhere.
internal static class WordWrap
{
    private const int Indentation = 2;

    // The lines, none longer than a width, unless one word is. What is indented stays so.
    public static string Lines(string text, int width) => string.Join('\n', text.Split('\n').Select(line => Line(line, width)));

    private static string Line(string line, int width)
    {
        var words = line.TrimStart(' ');
        var margin = line.Length - words.Length;
        var wrapped = new StringBuilder(line.Length).Append(' ', margin);
        var column = margin;
        foreach (var (i, word) in words.Split(' ').Index())
        {
            if (i > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n').Append(' ', margin + Indentation);
                column = margin + Indentation;
            }
            else if (i > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }
}
