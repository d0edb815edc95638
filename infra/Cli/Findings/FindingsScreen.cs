using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>Findings for somebody who looks at a terminal: lines that end at words, and colours for how bad a finding is.</summary>
internal static class FindingsScreen
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Doubtful = new(Color.Yellow);

    /// <summary>Writes the lines of <see cref="FindingsText"/>, of which those of findings are indented.</summary>
    public static void Write(IAnsiConsole console, string text)
    {
        foreach (var line in WordWrap.Lines(text.TrimEnd('\n'), console.Profile.Width).Split('\n'))
        {
            console.Write(Styled(line));
            console.WriteLine();
        }
    }

    private static Paragraph Styled(string line)
    {
        if (!line.StartsWith(FindingsText.Indentation, StringComparison.Ordinal))
        {
            return new Paragraph(line, Strong);
        }

        var end = line.IndexOf(' ', FindingsText.Indentation.Length) is >= 0 and var blank ? blank : line.Length;
        return new Paragraph(line[..end], StyleOf(line[FindingsText.Indentation.Length..end])).Append(line[end..]);
    }

    private static Style StyleOf(string word) => word switch
    {
        "error" => Bad,
        "warning" => Doubtful,
        _ => Style.Plain,
    };
}
