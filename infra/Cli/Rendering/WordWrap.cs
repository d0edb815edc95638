using System.Text;

namespace GpuInfra.Cli;

/// <summary>Breaks lines at words, for a terminal that would break them anywhere.</summary>
internal static class WordWrap
{
    private const string Indentation = "  ";

    /// <summary>The lines, none longer than a width, unless one word is.</summary>
    public static string Lines(string text, int width)
    {
        var wrapped = new StringBuilder(text.Length);
        foreach (var (i, line) in text.Split('\n').Index())
        {
            wrapped.Append(i == 0 ? "" : "\n");
            var column = 0;
            foreach (var word in line.Split(' '))
            {
                if (column > 0 && column + 1 + word.Length > width)
                {
                    wrapped.Append('\n').Append(Indentation);
                    column = Indentation.Length;
                }
                else if (column > 0)
                {
                    wrapped.Append(' ');
                    column++;
                }

                wrapped.Append(word);
                column += word.Length;
            }
        }

        return wrapped.ToString();
    }
}
