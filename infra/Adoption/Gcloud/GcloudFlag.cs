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
    public static string? Nearest(string name) => NearestName.Of(name, All.Keys);
}

internal enum GcloudFlagKind
{
    Value,
    List,
    Map,

    // --x and --no-x.
    Boolean,

    // --x alone.
    Switch,
}
