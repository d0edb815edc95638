namespace GpuInfra;

/// <summary>Where Cloud Run puts the NVIDIA driver's libraries in the container that has the GPU.</summary>
public static class DriverLibraries
{
    /// <summary>The folder of the libraries.</summary>
    public const string Folder = "/usr/local/nvidia/lib64";

    /// <summary>The environment variable that tells the dynamic linker where to look.</summary>
    public const string SearchPathVariable = "LD_LIBRARY_PATH";

    /// <summary>Who says so.</summary>
    public static Source Source => Sources.Gpu;
}
