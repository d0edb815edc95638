namespace GpuInfra;

/// <summary>A volume that containers can mount: a bucket, a piece of memory, a secret, a folder of an NFS server, or sockets of Cloud SQL.</summary>
public sealed class VolumeArgs : ResourceArgs
{
    /// <summary>The bucket that Cloud Storage FUSE shows. Left out, the volume is in memory.</summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; init; }

    /// <summary>Whether containers may only read. Left out, they may only read a bucket or an NFS server, and may write to memory.</summary>
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

    /// <summary>
    /// The secret that is shown as a file, as <c>secret-id:version</c> with the version's number. Left out, the volume is no secret.
    /// </summary>
    [Input("secret")]
    public string? Secret { get; init; }

    /// <summary>The name of the secret's file within the mount. Left out, it is the secret's id.</summary>
    [Input("file")]
    public string? File { get; init; }

    /// <summary>Who may read the secret's file, in octal digits such as <c>0400</c>. Left out, everybody in the container.</summary>
    [Input("fileMode")]
    public string? FileMode { get; init; }

    /// <summary>
    /// The folder of an NFS server in the network, as <c>server:/folder</c>. Left out, the volume is no NFS server's.
    /// </summary>
    [Input("nfs")]
    public string? Nfs { get; init; }

    /// <summary>
    /// The instances of Cloud SQL whose sockets are shown, as <c>project:region:instance</c>. The service's account gets
    /// <c>roles/cloudsql.client</c> for those in the stack's project. Left out, the volume shows none.
    /// </summary>
    [Input("cloudSql")]
    public IList<string>? CloudSql { get; init; }
}
