namespace GpuInfra;

/// <summary>What a GPU costs, according to Google's list.</summary>
/// <param name="PerSecond">US dollars a second.</param>
/// <param name="Source">Who says so.</param>
public sealed record AcceleratorPrice(decimal PerSecond, Source Source);
