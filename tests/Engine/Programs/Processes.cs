using System.Diagnostics;

namespace GpuInfra.Engine.Tests;

/// <summary>How a process ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>Runs what was built, each time in a process of its own.</summary>
internal static class Processes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A program takes all the processors that there are, and the machine may be small.
    private static readonly SemaphoreSlim Few = new(Math.Max(2, Environment.ProcessorCount / 2));

    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        await Few.WaitAsync();
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            using var end = patience.Token.Register(process.Kill);
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            Few.Release();
        }
    }
}
