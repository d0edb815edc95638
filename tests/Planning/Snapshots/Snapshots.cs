using System.Runtime.CompilerServices;
using System.Text;

namespace GpuInfra.Planning.Tests;

// Files of every form, and how they are read.
internal static class Snapshots
{
    public static string Plan { get; } = Text("../Json/shop.json");

    public static string Preview { get; } = Text("preview.json");

    public static string Export { get; } = Text("export.json");

    public static Task<IReadOnlyList<StackSnapshot>> OfAsync(string text) => OfAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<IReadOnlyList<StackSnapshot>> OfAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await SnapshotReader.ReadAsync(stream);
    }

    private static string Text(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file));
}
