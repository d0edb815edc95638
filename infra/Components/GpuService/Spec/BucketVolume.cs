namespace GpuInfra;

/// <summary>A bucket as Cloud Storage FUSE shows it.</summary>
/// <param name="Name">The name that mounts use.</param>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Access">Whether containers may write.</param>
/// <param name="MountOptions">The options of Cloud Storage FUSE.</param>
public sealed record BucketVolume(string Name, Input<string> Bucket, BucketAccess Access, IReadOnlyList<string> MountOptions)
    : VolumeSpec(Name);
