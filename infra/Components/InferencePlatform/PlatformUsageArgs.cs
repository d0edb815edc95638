namespace GpuInfra;

/// <summary>How much a platform stores and sends in a usual month. It changes nothing that is deployed.</summary>
public sealed class PlatformUsageArgs : ResourceArgs
{
    /// <summary>
    /// What the bucket of the models holds, such as <c>120Gi</c>, older versions and what was deleted lately included. Left
    /// out, the weights of the models that live there, as far as they are known.
    /// Rule: https://cloud.google.com/storage/pricing
    /// </summary>
    [Input("models")]
    public string? Models { get; init; }

    /// <summary>
    /// What the repository of the images holds, such as <c>40Gi</c>. Left out, the weights of the models that live in images,
    /// as far as they are known. Rule: https://cloud.google.com/artifact-registry/pricing
    /// </summary>
    [Input("images")]
    public string? Images { get; init; }

    /// <summary>
    /// What the services send to the internet, such as <c>50Gi</c>. Left out, it is not counted.
    /// Rule: https://cloud.google.com/vpc/network-pricing
    /// </summary>
    [Input("internetSent")]
    public string? InternetSent { get; init; }

    /// <summary>
    /// What the services get from the internet, such as <c>10Gi</c>: Cloud NAT has a price in both directions. Left out, it is
    /// not counted. Rule: https://cloud.google.com/nat/pricing
    /// </summary>
    [Input("internetReceived")]
    public string? InternetReceived { get; init; }

    /// <summary>
    /// The operations that read from the bucket; a mounted bucket takes one for every block. Left out, they are not counted.
    /// Rule: https://cloud.google.com/storage/pricing
    /// </summary>
    [Input("bucketReads")]
    public int? BucketReads { get; init; }

    /// <summary>
    /// The operations that write to the bucket or list it. Left out, they are not counted.
    /// Rule: https://cloud.google.com/storage/pricing
    /// </summary>
    [Input("bucketWrites")]
    public int? BucketWrites { get; init; }
}
