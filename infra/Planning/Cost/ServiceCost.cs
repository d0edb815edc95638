namespace GpuInfra.Planning;

/// <summary>What one service costs.</summary>
public sealed record ServiceCost
{
    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>What an instance takes, in words: <c>1 nvidia-l4, 8 vCPU, 32Gi</c>.</summary>
    public required string Shape { get; init; }

    /// <summary>What it costs a month.</summary>
    public required MonthlyCost Monthly { get; init; }

    /// <summary>What an instance costs for each hour that it runs.</summary>
    public required decimal PerActiveHour { get; init; }

    /// <summary>What zonal redundancy adds to each hour of an instance; what it would add, where it is off.</summary>
    public required decimal ZonalRedundancyPerHour { get; init; }

    /// <summary>Whether that is paid.</summary>
    public required bool HasZonalRedundancy { get; init; }

    /// <summary>What a million tokens cost; nothing where the stack file does not say how many there are.</summary>
    public decimal? PerMillionTokens { get; init; }

    /// <summary>What a thousand requests cost; nothing where the stack file does not say how many there are.</summary>
    public decimal? PerThousandRequests { get; init; }
}
