namespace GpuInfra;

// What Cloud Storage and Artifact Registry allow of what is kept.
internal static class StorageLimits
{
    private static readonly DateOnly Read = new(2026, 11, 20);

    public static Bounds<int> SoftDeleteDays { get; } = new(7, 90, Of("https://cloud.google.com/storage/docs/soft-delete"));

    public static Bounds<int> ObjectVersions { get; } = new(1, null, Of("https://cloud.google.com/storage/docs/lifecycle"));

    public static Bounds<int> ImageVersions { get; } =
        new(1, null, Of("https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy"));

    public static Bounds<int> UntaggedDays { get; } =
        new(1, 3_652_500, Of("https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy"));

    private static Source Of(string url) => new(url, Read, Certainty.Confirmed);
}
