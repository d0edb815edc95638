using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GpuInfra.Engine;

/// <summary>
/// All processes below this one, on Linux also those whose parent has ended: https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html
/// </summary>
internal static partial class Descendants
{
    private const int SetChildSubreaper = 36;
    private const int MostRounds = 100;
    private const string Zombie = "Z";

    /// <summary>Has those come to this process whose parent ends.</summary>
    public static void Adopt()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Control(SetChildSubreaper, 1, 0, 0, 0);
        }
    }

    /// <summary>Ends them until there are none, since each may start another before its end.</summary>
    public static void Kill()
    {
        for (var round = 0; round < MostRounds && OperatingSystem.IsLinux() && Find() is { Count: > 0 } found; round++)
        {
            foreach (var process in found)
            {
                End(process);
            }

            Thread.Sleep(1);
        }
    }

    private static void End(int process)
    {
        try
        {
            using var one = Process.GetProcessById(process);
            one.Kill();
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    private static List<int> Find()
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(Read)
            .OfType<(int Process, int Parent, string State)>()
            .Where(process => process.State != Zombie)
            .ToLookup(process => process.Parent, process => process.Process);
        var found = new List<int>(children[Environment.ProcessId]);
        for (var index = 0; index < found.Count; index++)
        {
            found.AddRange(children[found[index]]);
        }

        return found;
    }

    // The name stands in brackets, and may hold any character.
    private static (int Process, int Parent, string State)? Read(string folder)
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && File.ReadAllText(Path.Combine(folder, "stat")) is var text
                && text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var state, var parent, ..]
                ? (process, int.Parse(parent, CultureInfo.InvariantCulture), state)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nint first, nint second, nint third, nint fourth);
}
