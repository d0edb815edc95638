namespace GpuInfra.Planning;

/// <summary>How much of everything a stack takes, and how much it can do with it.</summary>
public sealed record CapacityReport
{
    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Everything that there is only so much of: quotas, addresses, ports.</summary>
    public required IReadOnlyList<CapacityMeter> Meters { get; init; }

    /// <summary>The services by name.</summary>
    public required IReadOnlyList<ServiceCapacity> Services { get; init; }
}
