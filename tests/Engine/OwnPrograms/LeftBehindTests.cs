using System.Diagnostics;
using System.Globalization;

namespace GpuInfra.Engine.Tests;

/// <summary>Nothing that a program starts outlives its run, or keeps it from ending.</summary>
public sealed class LeftBehindTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("sleep 600 & echo $! > child.pid")]
    [InlineData("setsid sleep 600 </dev/null >/dev/null 2>&1 & echo $! > child.pid")]
    public async Task Plan_ProcessThatIsLeftBehind_EndsWithTheProgram(string command)
    {
        using var program = new ScriptedProgram($$"""{ "start": "{{command}}" }""");
        var since = Stopwatch.StartNew();

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(0, plan.ExitCode);
        Assert.True(since.Elapsed < LongAgo, $"It took {since.Elapsed}.");
        AssertEnded(program);
    }

    [Fact]
    public async Task Plan_ProcessThatIsLeftBehindByAProgramThatNeverEnds_EndsAtTheTimeLimit()
    {
        using var program = new ScriptedProgram(
            """{ "start": "setsid sleep 600 </dev/null >/dev/null 2>&1 & echo $! > child.pid" }""", """{ "hang": {} }""");

        var plan = await program.RunAsync("plan", "dev", "--time-limit", "10");

        Assert.Contains("It did not end within 10 s.", plan.Error, StringComparison.Ordinal);
        AssertEnded(program);
    }

    // What has ended and was not waited for is there still, and is no process that runs.
    private static void AssertEnded(ScriptedProgram program)
    {
        var child = int.Parse(File.ReadAllText(Path.Combine(program.Folder, "child.pid")), CultureInfo.InvariantCulture);
        var status = $"/proc/{child.ToString(CultureInfo.InvariantCulture)}/status";
        Assert.False(File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal), $"{child} runs.");
    }
}
