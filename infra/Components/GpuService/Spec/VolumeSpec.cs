namespace GpuInfra;

/// <summary>A volume that containers can mount.</summary>
/// <param name="Name">The name that mounts use.</param>
public abstract record VolumeSpec(string Name);
