namespace GpuInfra.Planning;

/// <summary>How much one service can do.</summary>
public sealed record ServiceCapacity
{
    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>The instances that are kept warm.</summary>
    public required int MinInstances { get; init; }

    /// <summary>The instances that may run at once.</summary>
    public required int MaxInstances { get; init; }

    /// <summary>The requests that all instances together take at once.</summary>
    public required long RequestsAtMax { get; init; }

    /// <summary>
    /// From a request that finds no instance to the loaded model: at best, as expected, and at worst; nothing where the model or the
    /// engine is not known.
    /// </summary>
    public (TimeSpan Least, TimeSpan Expected, TimeSpan Most)? ColdStart { get; init; }

    /// <summary>How the cold start was reckoned, or why it could not be.</summary>
    public required string ColdStartBasis { get; init; }
}
