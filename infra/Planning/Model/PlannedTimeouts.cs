namespace GpuInfra.Planning;

/// <summary>How long the engine waits for an operation of a resource before it gives up.</summary>
/// <param name="Create">For its creation; the provider's default if there is none.</param>
/// <param name="Update">For its update; the provider's default if there is none.</param>
/// <param name="Delete">For its deletion; the provider's default if there is none.</param>
public sealed record PlannedTimeouts(TimeSpan? Create, TimeSpan? Update, TimeSpan? Delete);
