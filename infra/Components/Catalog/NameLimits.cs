namespace GpuInfra;

/// <summary>How long the names may be that Google takes, by what they name.</summary>
public static class NameLimits
{
    private static readonly DateOnly Read = new(2026, 11, 20);

    /// <summary>A network, a subnet, an address, a router, a repository and whatever else Compute Engine's rule is of.</summary>
    public static Bounds<int> Compute { get; } = new(1, 63, Page("https://cloud.google.com/compute/docs/naming-resources"));

    /// <summary>The endpoint of Private Service Connect for Google's APIs, which takes letters and digits alone.</summary>
    public static Bounds<int> PrivateServiceConnect { get; } =
        new(1, 20, Page("https://cloud.google.com/vpc/docs/configure-private-service-connect-apis"));

    /// <summary>The id of a service account, before the <c>@</c>.</summary>
    public static Bounds<int> ServiceAccountId { get; } = new(
        6, 30, new("https://www.pulumi.com/registry/packages/gcp/api-docs/serviceaccount/account/", new(2026, 11, 29), Certainty.Confirmed));

    /// <summary>The id of a project.</summary>
    public static Bounds<int> Project { get; } =
        new(6, 30, Page("https://cloud.google.com/resource-manager/docs/creating-managing-projects"));

    /// <summary>A bucket, without dots.</summary>
    public static Bounds<int> Bucket { get; } = new(3, 63, Page("https://cloud.google.com/storage/docs/buckets#naming"));

    /// <summary>A bucket with dots, each part of which is as short as one without.</summary>
    public static Bounds<int> DottedBucket { get; } = new(3, 222, Bucket.Source);

    /// <summary>The id of a secret.</summary>
    public static Bounds<int> SecretId { get; } =
        new(1, 255, Page("https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets"));

    /// <summary>A label's key; its value may be empty, and as long.</summary>
    public static Bounds<int> Label { get; } = new(1, 63, Page("https://cloud.google.com/resource-manager/docs/labels-overview"));

    /// <summary>A volume, a sidecar or a network tag.</summary>
    public static Bounds<int> Part { get; } = new(1, 63, Sources.ServiceApi);

    /// <summary>A Cloud Run service.</summary>
    public static Bounds<int> Service { get; } = new(1, 49, Sources.ServiceApi);

    private static Source Page(string url) => new(url, Read, Certainty.Confirmed);
}
