namespace GpuInfra;

// The sockets of instances of Cloud SQL.
internal sealed record CloudSqlVolume(string Name, IReadOnlyList<string> Instances) : VolumeSpec(Name);
