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

        using var plans = JsonDocument.Parse(output.ToString());
        var seconds = (from plan in plans.RootElement.EnumerateArray()
                       from step in plan.GetProperty("steps").EnumerateArray()
                       where step.GetProperty("newState").TryGetProperty("customTimeouts", out _)
                       from timeout in step.GetProperty("newState").GetProperty("customTimeouts").EnumerateObject()
                       select timeout.Value.GetDouble()).ToList();
        Assert.NotEmpty(seconds);
        return (int)Math.Ceiling(seconds.Max() / 60);
    }
}
