using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// The tool's command line.
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Plans GPU inference on Google Cloud Run from stack files alone.")
        {
            new PlanCommand(terminal),
            new CheckCommand(terminal),
            new DiffCommand(terminal),
            new CostCommand(terminal),
            new SizeCommand(terminal),
            new ExplainCommand(terminal),
            new SchemaCommand(terminal),
            new RecoverCommand(terminal),
            new AdoptCommand(terminal),
        };
        try
        {
            var parsed = root.Parse(args);
            return parsed.Errors.Count > 0
                ? throw new UsageException(string.Join('\n', [.. Mistakes(parsed), "Run with --help to see what can be said."]))
                : await parsed.InvokeAsync(new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                });
        }
        catch (UsageException mistake)
        {
            return await TellAsync(terminal, mistake.Message, ExitCode.BadUsage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whatever else is read or written says itself what keeps it from that.
            return await TellAsync(terminal, $"The output cannot be written: {InOneLine(failure).TrimEnd('.')}.", ExitCode.OutputLost);
        }
        catch (Exception bug)
        {
            var name = bug.GetType().Name;
            return await TellAsync(
                terminal, $"gpuinfra failed, which it never should: {name}: {InOneLine(bug)} Please report it with the stack files.",
                ExitCode.Failed);
        }
    }

    // Where not even this can be told, the exit code is all there is.
    private static async Task<int> TellAsync(Terminal terminal, string message, int exitCode)
    {
        try
        {
            await terminal.Error.WriteLineAsync(string.Join('\n', message.Split('\n').Select(VisibleText.Of)));
            return exitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ExitCode.OutputLost;
        }
    }

    private static string InOneLine(Exception failure) =>
        string.Join(' ', failure.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Mistakes(ParseResult parsed) =>
        parsed.CommandResult.Command is not RootCommand root ? parsed.Errors.Select(error => error.Message)
        : parsed.UnmatchedTokens is [var word, ..] ? [$"There is no command '{word}'. The commands are: {Commands(root)}."]
        : [$"Name a command: {Commands(root)}."];

    private static string Commands(RootCommand root) => string.Join(", ", root.Subcommands.Select(command => command.Name));
}
