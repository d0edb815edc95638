namespace GpuInfra;

/// <summary>A volume that containers can mount: either a bucket or a piece of memory.</summary>
public sealed class VolumeArgs : ResourceArgs
{
    /// <summary>The bucket that Cloud Storage FUSE shows. Left out, the volume is in memory.</summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; init; }

    /// <summary>Whether containers may only read. Left out, they may only read a bucket and may write to memory.</summary>
    [Input("readOnly")]
    public bool? ReadOnly { get; init; }

    /// <summary>
    /// The options of Cloud Storage FUSE without their dashes, such as <c>enable-buffered-read=true</c>. Left out, its
    /// defaults hold.
    /// </summary>
    [Input("mountOptions")]
    public IList<string>? MountOptions { get; init; }

    /// <summary>
    /// The size of a volume in memory, such as <c>8Gi</c>, which counts against the memory of the instance. Left out, the
    /// volume is a bucket.
    /// </summary>
    [Input("memory")]
    public string? Memory { get; init; }
}
