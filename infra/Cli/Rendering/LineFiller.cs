using Spectre.Console;
using Spectre.Console.Rendering;

namespace GpuInfra.Cli;

/// <summary>
/// Fills lines of a width with segments. Nothing is left for the console to break: a segment that is too long for a line
/// loses its middle.
/// </summary>
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
