using System.ComponentModel;
using System.Diagnostics;

namespace GpuInfra.Engine;

/// <summary>The processes that are started for a program. What they write is told line by line, and none outlives the engine.</summary>
internal sealed class ChildProcesses(Action<string> tell)
{
    private const int LongestLine = 1 << 14;

    // What a process wrote before its end is read by then.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly List<Process> _running = [];

    /// <summary>Runs a program to its end, and with it all that it started; nothing where it cannot be started.</summary>
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

        // A process that was left behind may hold the pipes open.
        Descendants.Kill();
        _ = await Task.WhenAny(Task.WhenAll(error, output), Task.Delay(Grace)).ConfigureAwait(false);
        return (process.ExitCode, output.IsCompletedSuccessfully ? await output.ConfigureAwait(false) : "");
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

    // A line without an end is told in part, so that it takes no memory.
    public async Task<string> TellAsync(StreamReader text)
    {
        var line = new StringBuilder();
        var read = new char[LongestLine];
        while (await text.ReadAsync(read.AsMemory()).ConfigureAwait(false) is > 0 and var count)
        {
            var rest = read.AsMemory(0, count);
            for (var end = rest.Span.IndexOf('\n'); end >= 0; end = rest.Span.IndexOf('\n'))
            {
                Append(line, rest[..end]);
                tell(line.ToString().TrimEnd('\r'));
                _ = line.Clear();
                rest = rest[(end + 1)..];
            }

            Append(line, rest);
        }

        if (line.Length > 0)
        {
            tell(line.ToString());
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

        Descendants.Kill();
    }

    private static void Append(StringBuilder line, ReadOnlyMemory<char> more) => line.Append(more.Span[..Math.Min(more.Length, LongestLine - line.Length)]);
}
