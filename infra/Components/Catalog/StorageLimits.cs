namespace GpuInfra;

/// <summary>What Cloud Storage and Artifact Registry allow of what is kept.</summary>
internal static class StorageLimits
{
    private static readonly DateOnly Read = new(2026, 11, 20);

    /// <summary>Days for which a deleted object can be brought back.</summary>
    public static Bounds<int> SoftDeleteDays { get; } = new(7, 90, Of("https://cloud.google.com/storage/docs/soft-delete"));

    /// <summary>Versions of an object that a lifecycle rule leaves.</summary>
    public static Bounds<int> ObjectVersions { get; } = new(1, null, Of("https://cloud.google.com/storage/docs/lifecycle"));

    /// <summary>Versions of an image that cleanup leaves.</summary>
    public static Bounds<int> ImageVersions { get; } =
        new(1, null, Of("https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy"));

    /// <summary>Days until an untagged image is deleted, at most ten thousand years: the longest that Google's APIs can express.</summary>
    public static Bounds<int> UntaggedDays { get; } =
        new(1, 3_652_500, Of("https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy"));

    private static Source Of(string url) => new(url, Read, Certainty.Confirmed);
}
