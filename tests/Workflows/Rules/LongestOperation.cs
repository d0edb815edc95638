using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Workflows.Tests;

/// <summary>How long the committed stacks let one operation in the cloud take.</summary>
internal static class LongestOperation
{
    private static readonly Lazy<int> Longest = new(() => MeasureAsync().GetAwaiter().GetResult());

    public static int Minutes => Longest.Value;

    private static async Task<int> MeasureAsync()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["plan", "--format", "json", "--root", Repository.Root], new Terminal(output, error));
        Assert.Equal((0, ""), (exit, error.ToString()));

        var seconds = (from line in output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                       from step in JsonElement.Parse(line).GetProperty("steps").EnumerateArray()
                       where step.GetProperty("newState").TryGetProperty("customTimeouts", out _)
                       from timeout in step.GetProperty("newState").GetProperty("customTimeouts").EnumerateObject()
                       select timeout.Value.GetDouble()).ToList();
        Assert.NotEmpty(seconds);
        return (int)Math.Ceiling(seconds.Max() / 60);
    }
}
