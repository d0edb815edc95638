namespace GpuInfra;

/// <summary>What a version of CUDA asks of the driver and of the GPU.</summary>
public static class CudaVersions
{
    /// <summary>Who says which driver runs programs that were built with a version.</summary>
    public static Source Source { get; } = new(
        "https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html", new DateOnly(2026, 11, 29), Certainty.Confirmed);

    // Kernels in the form that any later GPU can translate may be in an image, too, so that this is a warning.
    internal static Source Kernels { get; } = new(
        "https://docs.nvidia.com/cuda/blackwell-compatibility-guide", new DateOnly(2026, 11, 29), Certainty.Unconfirmed);

    private static readonly Dictionary<int, int> Drivers = new() { [11] = 450, [12] = 525, [13] = 580 };

    private static readonly Dictionary<string, Version> FirstWithKernels = new() { ["12.0"] = new(12, 8) };

    /// <summary>The oldest driver that runs programs built with a version; none where nobody says it.</summary>
    /// <param name="cuda">The version, such as <c>12.9</c>.</param>
    public static int? OldestDriver(string cuda) => Drivers.TryGetValue(Of(cuda).Major, out var driver) ? driver : null;

    // The first version that makes kernels for a compute capability; none where every version of today does.
    internal static Version? FirstFor(string computeCapability) => FirstWithKernels.GetValueOrDefault(computeCapability);

    internal static Version Of(string cuda) => Version.Parse(cuda);
}
