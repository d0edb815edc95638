namespace GpuInfra;

/// <summary>A kind of GPU that Cloud Run offers.</summary>
public sealed record Accelerator
{
    /// <summary>The id that Cloud Run knows it by, such as <c>nvidia-l4</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The maker's name of it.</summary>
    public required string Title { get; init; }

    /// <summary>Its own memory in gigabytes (10^9 bytes): room for weights and the cache of keys and values.</summary>
    public required int VramGigabytes { get; init; }

    /// <summary>How fast its memory is, and how much of it weights may take.</summary>
    public required AcceleratorMemory Memory { get; init; }

    /// <summary>The NVIDIA driver that Cloud Run installs.</summary>
    public required string Driver { get; init; }

    /// <summary>The CUDA version that the driver brings.</summary>
    public required string Cuda { get; init; }

    /// <summary>Who says which driver it is.</summary>
    public required Source DriverSource { get; init; }

    /// <summary>The compute capability that kernels in the image must be built for, such as <c>8.9</c>.</summary>
    public required string ComputeCapability { get; init; }

    /// <summary>The CPU and memory that a container with this GPU may have.</summary>
    public required MachineTable Machines { get; init; }

    /// <summary>The quotas that limit it.</summary>
    public required AcceleratorQuota Quota { get; init; }

    /// <summary>The regions that offer it, in alphabetical order.</summary>
    public required IReadOnlyList<AcceleratorRegion> Regions { get; init; }

    /// <summary>What a second of it costs without zonal redundancy.</summary>
    public required AcceleratorPrice Price { get; init; }

    /// <summary>What a second of it costs with zonal redundancy.</summary>
    public required AcceleratorPrice PriceWithZonalRedundancy { get; init; }

    internal IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Who says all this, where nothing else is named.</summary>
    public required Source Source { get; init; }

    /// <summary>What is known of a region; none if the region does not offer this accelerator.</summary>
    public AcceleratorRegion? FindRegion(string region) => Regions.FirstOrDefault(r => r.Region == region);
}
