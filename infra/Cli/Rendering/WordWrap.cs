using System.Text;

namespace GpuInfra.Cli;

/// <summary>Breaks lines at words, for a terminal that would break them anywhere.</summary>
internal static class WordWrap
{
    private const int Indentation = 2;

    /// <summary>The lines, none longer than a width, unless one word is. What is indented stays so.</summary>
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
