using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// The tool's command line.
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            var parsed = Parse(args, terminal);
            return parsed.GetResult(OutOption.Name) is OptionResult { Tokens: [var path] } && parsed.Errors.Count == 0
                ? await WriteAsync(args, path.Value, terminal)
                : await RunAsync(parsed, terminal);
        }
        catch (UsageException mistake)
        {
            return await TellAsync(terminal, mistake.Message, ExitCode.BadUsage);
        }
        catch (ProgramFailedException failure)
        {
            return await TellAsync(terminal, failure.Message, ExitCode.CheckFailed);
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

    private static ParseResult Parse(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Plans GPU inference on Google Cloud Run from stack files alone.")
        {
            new InitCommand(terminal),
            new PlanCommand(terminal),
            new CheckCommand(terminal),
            new FmtCommand(terminal),
            new DiffCommand(terminal),
            new CostCommand(terminal),
            new GraphCommand(terminal),
            new SizeCommand(terminal),
            new ExplainCommand(terminal),
            new SchemaCommand(terminal),
            new AdoptCommand(terminal),
            new RecoverCommand(terminal),
            new DoctorCommand(terminal),
            new CompletionCommand(terminal),
            new VersionCommand(terminal),
        };
        root.Subcommands.Add(new HelpCommand(root, Configuration(terminal)));
        root.Options.Add(OutOption.Create());
        VersionCommand.ReplaceIn(root, terminal);

        // What begins with a slash is a path.
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        return root.Parse(args);
    }

    // What a shell asks while somebody types is no mistake.
    private static Task<int> RunAsync(ParseResult parsed, Terminal terminal) => parsed.Errors.Count == 0 || IsSuggesting(parsed)
        ? parsed.InvokeAsync(Configuration(terminal))
        : throw new UsageException(string.Join('\n', [.. UsageMistakes.Of(parsed), "Run with --help to see what can be said."]));

    private static bool IsSuggesting(ParseResult parsed) =>
        ((RootCommand)parsed.RootCommandResult.Command).Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null);

    private static InvocationConfiguration Configuration(Terminal terminal) => new()
    {
        Output = terminal.Output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
    };

    // What a command says is a file once it is whole. One that says nothing, as it was refused, leaves the file as it was.
    private static async Task<int> WriteAsync(string[] args, string path, Terminal terminal)
    {
        TextFiles.RequireFile(path);
        await using var text = new StringWriter();
        var buffered = terminal with { Output = text, IsWatched = false };
        var exitCode = await RunAsync(Parse(args, buffered), buffered);
        if (text.GetStringBuilder().Length > 0)
        {
            var isWritten = await TextFiles.ReplaceAsync(path, text.ToString());
            await terminal.Output.WriteLineAsync($"{VisibleText.Of(path)} is {(isWritten ? "written" : "up to date")}.");
        }

        return exitCode;
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
}
