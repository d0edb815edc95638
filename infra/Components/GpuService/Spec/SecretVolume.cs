namespace GpuInfra;

// A secret that looks like a file.
internal sealed record SecretVolume(string Name, SecretReference Reference, string File, int? Mode) : VolumeSpec(Name);
