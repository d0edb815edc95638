using System.CommandLine;

namespace GpuInfra.Cli;

/// <summary>The tool's command line.</summary>
public static class CommandLine
{
    /// <summary>Runs a command and returns its <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Plans GPU inference on Google Cloud Run from stack files alone.")
        {
            new PlanCommand(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync("Run with --help to see what can be said.");
            return ExitCode.BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (UsageException mistake)
        {
            await terminal.Error.WriteLineAsync(mistake.Message);
            return ExitCode.BadUsage;
        }
    }
}
