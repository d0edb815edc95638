using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What a run of the tool comes to.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool.</summary>
    public static Task<Outcome> OfAsync(params string[] args) => NativeTool.BesideAsync(args, OfManagedAsync);

    /// <summary>The same, of the managed build alone, which runs here and not in a process of its own.</summary>
    public static async Task<Outcome> OfManagedAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, new Terminal(output, error));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The run ended with these lines on standard output and nothing else.</summary>
    public void AssertOutput(int exitCode, params string[] lines)
    {
        Assert.Equal(string.Concat(lines.Select(line => line + '\n')), Output.ReplaceLineEndings("\n"));
        Assert.Equal((exitCode, ""), (ExitCode, Error));
    }

    /// <summary>The run failed with these lines on standard error and nothing else.</summary>
    public void AssertFails(int exitCode, params string[] lines)
    {
        Assert.Equal(string.Concat(lines.Select(line => line + '\n')), Error.ReplaceLineEndings("\n"));
        Assert.Equal((exitCode, ""), (ExitCode, Output));
    }
}
