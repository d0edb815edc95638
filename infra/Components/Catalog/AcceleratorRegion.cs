namespace GpuInfra;

/// <summary>A region that offers an accelerator.</summary>
/// <param name="Region">The region's id, such as <c>europe-west4</c>.</param>
/// <param name="Availability">Who may use it there.</param>
/// <param name="Source">Who says so.</param>
public sealed record AcceleratorRegion(string Region, Availability Availability, Source Source);
