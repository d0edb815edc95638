using System.Runtime.CompilerServices;

namespace GpuInfra.Cli.Tests;

/// <summary>
/// Compares with the file beside the test, and leaves what differs beside it as <c>name.received.extension</c>.
/// </summary>
internal static class Snapshot
{
    public static async Task MatchesAsync(string file, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, file);
        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        if (expected != actual)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".received" + Path.GetExtension(path)), actual);
        }

        Assert.Equal(expected, actual);
    }
}
