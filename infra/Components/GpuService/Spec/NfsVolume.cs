namespace GpuInfra;

// A folder of an NFS server in the network.
internal sealed record NfsVolume(string Name, string Server, string Path, BucketAccess Access) : VolumeSpec(Name);
