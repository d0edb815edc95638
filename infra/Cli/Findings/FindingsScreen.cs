using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>Findings for somebody who looks at a terminal: lines that end at words, and colours for how bad a finding is.</summary>
internal static class FindingsScreen
{
    private const int Indentation = 4;

    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Doubtful = new(Color.Yellow);

    /// <summary>Writes the lines of <see cref="FindingsText"/>, of which those of findings are indented.</summary>
    public static void Write(IAnsiConsole console, string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var isFinding = line.StartsWith(FindingsText.Indentation, StringComparison.Ordinal);
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            console.Write(new LineFiller(console.Profile.Width, Indentation)
                .Add(words.Select((word, i) => isFinding && i == 0
                    ? new Segment(FindingsText.Indentation + word, StyleOf(word))
                    : new Segment(word, isFinding ? Style.Plain : Strong)), 1).Lines);
            console.WriteLine();
        }
    }

    private static Style StyleOf(string word) => word switch
    {
        "error" => Bad,
        "warning" => Doubtful,
        _ => Style.Plain,
    };
}
