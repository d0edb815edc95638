using System.Collections.Frozen;

namespace GpuInfra.Adoption;

// A flag of `gcloud run deploy` and `gcloud run services update`.
internal sealed record GcloudFlag(string Name, GcloudFlagKind Kind)
{
    // The release whose flags these are: https://cloud.google.com/sdk/gcloud/reference/beta/run/deploy, read 2026-12-01.
    public const string Release = "528.0.0";

    // Whether it belongs to one container, and stands after --container where there is one.
    public bool IsOfContainer { get; init; }

    // Why a stack has nothing to say about it; null for what states something of the service.
    public string? NotCarried { get; init; }

    public static FrozenDictionary<string, GcloudFlag> All { get; } = GcloudFlags.All().ToFrozenDictionary(static flag => flag.Name);

    // The flag that was meant, if a known name is close.
    public static string? Nearest(string name) => All.Keys
        .Select(known => (Known: known, Distance: Distance(name, known)))
        .Where(pair => pair.Distance <= Math.Max(1, pair.Known.Length / 4))
        .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Known, StringComparer.Ordinal)
        .Select(pair => pair.Known).FirstOrDefault();

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var left = 1; left <= one.Length; left++)
        {
            var diagonal = row[0];
            row[0] = left;
            for (var right = 1; right <= other.Length; right++)
            {
                var above = row[right];
                row[right] = Math.Min(Math.Min(row[right - 1], above) + 1, diagonal + (one[left - 1] == other[right - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}

internal enum GcloudFlagKind
{
    Value,
    List,
    Map,

    // --x and --no-x.
    Truth,

    // --x alone.
    Switch,
}
