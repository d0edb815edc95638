using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace GpuInfra.Planning.Tests;

/// <summary>
/// What the Pulumi engine 3.274.1 and the provider pulumi-gcp 9.35.0 wrote of the stack <c>prod</c> as it was at the commit
/// 3f40bb0, in a cloud that was made up, and the plan of that commit.
/// </summary>
internal static class EnginePreviews
{
    public static async Task<Plan> PlanAsync() => Assert.Single(await Snapshots.OfAsync(PlanText)).Plan;

    public static string PlanText { get; } = Encoding.UTF8.GetString(Bytes("plan.json"));

    public static string Text(string file) => Encoding.UTF8.GetString(Bytes(file));

    public static async Task<StackSnapshot> OfAsync(string file) => Assert.Single(await Snapshots.OfAsync(Bytes(file)));

    /// <summary>What differs from a preview of that commit.</summary>
    public static async Task<StackDiff> DiffAsync(string file) =>
        PlanComparison.Compare((await OfAsync(file)).Plan, await PlanAsync(), "preview.json");

    private static byte[] Bytes(string file, [CallerFilePath] string here = "")
    {
        using var zipped = new GZipStream(
            File.OpenRead(Path.Combine(Path.GetDirectoryName(here)!, "Engine", $"{file}.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }
}
