namespace GpuInfra;

/// <summary>The quotas of Cloud Run that limit an accelerator, per project and region.</summary>
/// <param name="WithoutZonalRedundancy">The id of the quota for GPUs without zonal redundancy.</param>
/// <param name="WithZonalRedundancy">The id of the quota for GPUs with zonal redundancy.</param>
/// <param name="UnitsPerGpu">How many units of the quota one GPU takes.</param>
/// <param name="GpusAtFirstUse">How many GPUs without zonal redundancy a project is granted at its first deployment.</param>
/// <param name="Source">Who says so.</param>
public sealed record AcceleratorQuota(
    string WithoutZonalRedundancy, string WithZonalRedundancy, int UnitsPerGpu, int GpusAtFirstUse, Source Source)
{
    // What projects say that they were granted, where that is less; none where nobody says so.
    internal string? Reported { get; init; }
}
