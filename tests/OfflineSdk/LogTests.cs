using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

/// <summary>Where the log can be seen: on the console, where the environment asks for it.</summary>
public sealed class LogTests : IDisposable
{
    private const string Verbose = "PULUMI_DOTNET_LOG_VERBOSE";

    private readonly string? _verbose = Environment.GetEnvironmentVariable(Verbose);

    public void Dispose() => Environment.SetEnvironmentVariable(Verbose, _verbose);

    [Fact]
    public async Task Messages_OfEachLevel_AreWrittenToTheConsole()
    {
        Environment.SetEnvironmentVariable(Verbose, "1");
        var before = Console.Out;
        await using var console = new SharedWriter();
        Console.SetOut(console);

        await new Recorder().PreviewAsync(() =>
        {
            Log.Info("heard {info}");
            Log.Warn("heard {warning}", new Thing("one"));
        });
        Console.SetOut(before);

        Assert.Contains("INF] heard {info}", console.ToString(), StringComparison.Ordinal);
        Assert.Contains("WRN] heard {warning}", console.ToString(), StringComparison.Ordinal);
    }
}
