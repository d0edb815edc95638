using System.CommandLine;
using System.Diagnostics;
using System.Text;

namespace GpuInfra.Cli.Tests;

/// <summary>
/// The tool as it is compiled ahead of time, which the environment variable <c>GPUINFRA_NATIVE</c> names. Where it is set, every
/// run of the tool in these tests is made with it as well, and must come to the same, byte for byte.
/// </summary>
internal static class NativeTool
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Path { get; } = Environment.GetEnvironmentVariable("GPUINFRA_NATIVE");

    public static string? WhySkipped => Path is null ? "GPUINFRA_NATIVE names no native build of the tool." : null;

    /// <summary>Runs the native build, then the managed one from the same files on, and compares what they say and what they leave.</summary>
    public static async Task<Outcome> BesideAsync(string[] args, Func<string[], Task<Outcome>> managed)
    {
        if (Path is null)
        {
            return await managed(args);
        }

        var before = FolderCopy.Of(args);
        var native = await OfAsync(Path, args);
        var written = before.Restore();
        var outcome = await managed(args);
        Assert.Equal(outcome with { Output = InItsName(outcome.Output) }, native);
        Assert.Equal(InItsName(before.Read()), written);
        return outcome;
    }

    /// <summary>What a whole process of a build of the tool comes to.</summary>
    public static async Task<Outcome> OfAsync(string command, params string[] args)
    {
        var start = new ProcessStartInfo(command, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Strict,
            StandardErrorEncoding = Strict,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }

    // The help names the process that it runs in, which is that of the tests.
    private static string InItsName(string text) => text.Replace($"  {RootCommand.ExecutableName} ", "  gpuinfra ", StringComparison.Ordinal);
}
