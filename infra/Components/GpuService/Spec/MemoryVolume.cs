namespace GpuInfra;

// A piece of the instance's memory that looks like a folder.
internal sealed record MemoryVolume(string Name, Memory Size) : VolumeSpec(Name);
