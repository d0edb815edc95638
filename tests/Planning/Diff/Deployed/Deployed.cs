using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>
/// States that Pulumi's engine and the provider wrote for the plans beside them, in a made-up cloud, and what the provider
/// says of one changed property.
/// </summary>
internal static class Deployed
{
    public static IReadOnlyList<string> Stacks { get; } = ["prod", "bootstrap-prod"];

    public static IReadOnlyDictionary<string, Plan> Plans { get; } = Read("plan");

    public static IReadOnlyDictionary<string, Plan> States { get; } = Read("export");

    public static IReadOnlyDictionary<string, Plan> RefreshedStates { get; } = Read("refreshed.export");

    public static IReadOnlyList<Verdict> Verdicts { get; } = [.. File.ReadLines(PathOf("verdicts.jsonl")).Select(Verdict)];

    private static Dictionary<string, Plan> Read(string form) =>
        Stacks.ToDictionary(stack => stack, stack => ReadAsync($"{stack}.{form}.json.gz").GetAwaiter().GetResult());

    private static async Task<Plan> ReadAsync(string file)
    {
        await using var packed = File.OpenRead(PathOf(file));
        await using var text = new GZipStream(packed, CompressionMode.Decompress);
        return Assert.Single(await SnapshotReader.ReadAsync(text)).Plan;
    }

    private static Verdict Verdict(string line)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        return new Verdict(
            row.GetProperty("state").GetString()!,
            row.GetProperty("urn").GetString()!,
            row.GetProperty("path").GetString()!,
            Given.Value(row.GetProperty("deployed")),
            Given.Value(row.GetProperty("planned")),
            row.GetProperty("verdict").GetString()!)
        {
            Replaces = row.TryGetProperty("replaces", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [],
        };
    }

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
