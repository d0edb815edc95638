using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>Where the tool writes: results to one stream, everything else to the other.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What is wrong.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error)
{
    private const int RedirectedWidth = 120;

    /// <summary>What says which day it is, for those who tell how old something is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many columns a line has. Left out, as many as the terminal has, or 120 where there is none.</summary>
    public int? Width { get; init; }

    /// <summary>Whether somebody looks at what is written, and not a file or another program.</summary>
    public bool IsWatched { get; init; } = ReferenceEquals(Output, System.Console.Out) && !System.Console.IsOutputRedirected;

    internal DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>A console on <see cref="Output"/>: plain and of a fixed width where it is not a terminal.</summary>
    internal IAnsiConsole Console()
    {
        var isTerminal = IsWatched;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (Width is not null || !isTerminal)
        {
            console.Profile.Width = Width ?? RedirectedWidth;
        }

        return console;
    }
}
