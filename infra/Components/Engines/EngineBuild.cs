namespace GpuInfra;

/// <summary>What an image of an engine's makers is built for, as its tag tells.</summary>
/// <param name="Source">Who says so.</param>
public sealed record EngineBuild(Source Source)
{
    /// <summary>The version of CUDA that it was built with, such as <c>12.9</c>. Left out, nothing tells.</summary>
    public string? Cuda { get; init; }

    /// <summary>The oldest NVIDIA driver that runs it. Left out, the one of <see cref="Cuda"/>, if that is known.</summary>
    public int? Driver { get => field ?? (Cuda is { } cuda ? CudaVersions.OldestDriver(cuda) : null); init; }

    /// <summary>The compute capability that alone it has kernels for, such as <c>8.9</c>. Left out, it has them for several.</summary>
    public string? ComputeCapability { get; init; }

    /// <summary>Whether it computes on NVIDIA's GPUs. Left out, it does.</summary>
    public bool UsesGpu { get; init; } = true;

    /// <summary>What it needs, in words; empty where nothing is known.</summary>
    public string Need => string.Join(", ", new[]
    {
        Cuda is { } cuda ? $"CUDA {cuda}" : "",
        Driver is { } driver ? string.Create(CultureInfo.InvariantCulture, $"driver {driver} or newer") : "",
        ComputeCapability is { } capability ? $"compute capability {capability}" : "",
    }.Where(part => part.Length > 0));
}
