using System.Runtime.InteropServices;

namespace GpuInfra.Cli;

// Where the tool writes: results to one stream, everything else to the other.
public sealed record Terminal(TextWriter Output, TextWriter Error)
{
    private const int RedirectedWidth = 120;

    // As shells tell of what SIGINT ended.
    private const int Interrupted = 130;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    // How many columns a line has. Left out, as many as the terminal has, or 120 where there is none.
    public int? Width { get; init; }

    // Where questions are answered; none where nobody can be asked.
    public TextReader? Input { get; init; }

    // Runs other programs.
    public IPrograms Programs { get; init; } = new SystemPrograms();

    // Tells of changed files.
    public IFileChanges Changes { get; init; } = new SystemFileChanges();

    // Whether somebody looks at what is written, and not a file or another program.
    public bool IsWatched { get; init; } = ReferenceEquals(Output, System.Console.Out) && !System.Console.IsOutputRedirected;

    internal DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    // Asks until there is an answer; what is left empty gets what is taken where nothing is said.
    internal string Ask(string flag, string question, string? unsaid)
    {
        // A read of the terminal cannot be cancelled, and nothing is written yet.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => Environment.Exit(Interrupted));
        while (true)
        {
            Error.Write($"{question}{(unsaid is null ? "" : $" [{unsaid}]")}: ");
            var answer = Input!.ReadLine()
                ?? throw new UsageException($"\nThe answers ended before {flag} was given. Write it on the command line.");
            if ((answer.Trim() is { Length: > 0 } said ? said : unsaid) is { } taken)
            {
                return taken;
            }

            Error.WriteLine($"{flag} has no default. Write it, or end with Ctrl+C: nothing is written yet.");
        }
    }

    // A console on Output: plain and of a fixed width where it is not a terminal.
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
