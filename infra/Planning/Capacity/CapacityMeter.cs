namespace GpuInfra.Planning;

/// <summary>Something that there is only so much of.</summary>
public sealed record CapacityMeter
{
    /// <summary>What it is, such as <c>GPUs nvidia-l4</c> or <c>subnet addresses</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted, such as <c>GPUs</c>, <c>vCPU</c>, <c>GiB</c> or <c>addresses</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What runs at all times.</summary>
    public required decimal Warm { get; init; }

    /// <summary>What all instances take together.</summary>
    public required decimal Most { get; init; }

    /// <summary>What is taken while a new revision starts beside the old one.</summary>
    public required decimal DuringRollout { get; init; }

    /// <summary>What there is; nothing if that is not known.</summary>
    public required decimal? Limit { get; init; }

    /// <summary>Where the limit comes from, in words: declared in the stack file, or what a project commonly has.</summary>
    public required string Basis { get; init; }

    /// <summary>Who says how it is counted.</summary>
    public required Source Source { get; init; }

    /// <summary>The quota of Google that limits it; nothing where none does.</summary>
    public MeteredQuota? Quota { get; init; }
}

/// <summary>A quota of Cloud Run, as Google Cloud's own tools name it.</summary>
/// <param name="Id">Its id, such as <c>CpuAllocPerProjectRegion</c>.</param>
/// <param name="Region">The region in which it counts.</param>
/// <param name="UnitsPerOne">How many of its units one of the meter's is.</param>
public sealed record MeteredQuota(string Id, string Region, decimal UnitsPerOne);
