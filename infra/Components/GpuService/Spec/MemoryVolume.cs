namespace GpuInfra;

/// <summary>A piece of the instance's memory that looks like a folder.</summary>
/// <param name="Name">The name that mounts use.</param>
/// <param name="Size">How much memory it may take.</param>
internal sealed record MemoryVolume(string Name, Memory Size) : VolumeSpec(Name);
