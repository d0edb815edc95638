using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Runs of <c>gpuinfra cost</c> on a day.</summary>
internal static class CostRun
{
    public static readonly DateTimeOffset Day = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    public static Task<Outcome> CostAsync(this Folder folder, params string[] args) => folder.CostAsync(Day, args);

    public static async Task<Outcome> CostAsync(this Folder folder, DateTimeOffset day, params string[] args)
    {
        // The native build knows no day but today.
        if (NativeTool.Path is not null)
        {
            await folder.RunAsync(["cost", .. args]);
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error) { Clock = new FixedClock(day) };
        var exitCode = await CommandLine.RunAsync(["cost", .. args, "--root", folder.Path], terminal);
        return new(
            exitCode,
            output.ToString().Replace(folder.Path, "~", StringComparison.Ordinal),
            error.ToString().Replace(folder.Path, "~", StringComparison.Ordinal));
    }

    /// <summary>The same, as somebody at a terminal of a width sees it.</summary>
    public static async Task<string> CostOnTerminalAsync(this Folder folder, int width, params string[] args)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, TextWriter.Null) { Clock = new FixedClock(Day), IsWatched = true, Width = width };
        await CommandLine.RunAsync(["cost", .. args, "--root", folder.Path], terminal);
        return output.ToString().Replace(folder.Path, "~", StringComparison.Ordinal);
    }

    /// <summary>The lines, without what fills them up.</summary>
    public static IReadOnlyList<string> Lines(this Outcome outcome) =>
        [.. outcome.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}
