using System.ComponentModel;
using System.Diagnostics;

namespace GpuInfra.Cli;

// Runs other programs, and knows what they would see.
public interface IPrograms
{
    // What a program says; it is not asked anything, and ended when it takes longer than it may.
    public Task<ProgramRun> RunAsync(string program, IReadOnlyList<string> args, TimeSpan limit);

    // A variable of the environment; nothing where it is not set.
    public string? Variable(string name);
}

// What a run of another program came to. Without an exit code it was not there, or took too long.
public sealed record ProgramRun(int? ExitCode, string Output, string Error)
{
    public static ProgramRun TooLong { get; } = new(null, "", "");

    public static ProgramRun NotThere { get; } = new(null, "", "") { IsThere = false };

    public bool IsThere { get; init; } = true;

    // What was run, as somebody would type it.
    public string Command { get; init; } = "";

    public bool IsFine => ExitCode == 0;
}

// The programs of this machine.
internal sealed class SystemPrograms : IPrograms
{
    // Nothing may wait for an answer, enable an API, or look for updates.
    private static readonly (string Name, string Value)[] Silence =
    [
        ("CLOUDSDK_CORE_DISABLE_PROMPTS", "1"), ("CLOUDSDK_CORE_SHOULD_PROMPT_TO_ENABLE_API", "false"), ("CLOUDSDK_CORE_DISABLE_USAGE_REPORTING", "true"),
        ("CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK", "true"), ("PULUMI_SKIP_UPDATE_CHECK", "true"), ("DOTNET_NOLOGO", "true"),
        ("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "true"), ("NO_COLOR", "1"), ("LC_ALL", "C"),
    ];

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public async Task<ProgramRun> RunAsync(string program, IReadOnlyList<string> args, TimeSpan limit)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && program == "gcloud" ? "gcloud.cmd" : program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Silence)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return await WaitAsync(process, limit);
        }
        catch (Win32Exception)
        {
            return ProgramRun.NotThere;
        }
    }

    private static async Task<ProgramRun> WaitAsync(Process process, TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(end.Token), process.StandardError.ReadToEndAsync(end.Token));
            await process.WaitForExitAsync(end.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return ProgramRun.TooLong;
        }
    }
}
