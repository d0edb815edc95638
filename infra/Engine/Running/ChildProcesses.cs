using System.ComponentModel;
using System.Diagnostics;

namespace GpuInfra.Engine;

/// <summary>The processes that are started for a program. What they write is told line by line, and none outlives the engine.</summary>
internal sealed class ChildProcesses(Action<string> tell)
{
    private readonly Lock _lock = new();
    private readonly List<Process> _running = [];

    /// <summary>Runs a program to its end; nothing where it cannot be started.</summary>
    /// <returns>The exit code, and what it wrote to its output where that is wanted rather than told.</returns>
    public async Task<(int ExitCode, string Output)?> RunAsync(ProcessStartInfo start, bool isAsked = false)
    {
        if (Start(start) is not { } process)
        {
            return null;
        }

        var error = TellAsync(process.StandardError);
        var output = isAsked ? process.StandardOutput.ReadToEndAsync() : TellAsync(process.StandardOutput);
        await process.WaitForExitAsync().ConfigureAwait(false);
        await error.ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false));
    }

    public Process? Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            lock (_lock)
            {
                _running.Add(process);
            }

            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public async Task<string> TellAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            tell(line);
        }

        return "";
    }

    public void Kill()
    {
        lock (_lock)
        {
            foreach (var process in _running.Where(process => !process.HasExited))
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
