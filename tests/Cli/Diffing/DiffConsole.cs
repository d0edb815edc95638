using Spectre.Console;

namespace GpuInfra.Cli.Tests;

/// <summary>Diffs as a console without colour shows them.</summary>
internal static class DiffConsole
{
    public const int Wide = 120;

    public static string Render(params StackReview[] reviews) => Render(Wide, reviews);

    public static string Render(int width, params StackReview[] reviews)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        DiffText.Write(reviews, console);
        return writer.ToString();
    }

    /// <summary>The text from a line on.</summary>
    public static string After(string start, string text) => text[text.IndexOf(start, StringComparison.Ordinal)..];
}
