namespace GpuInfra;

/// <summary>What Google has granted the project in the region, as its quota page shows it.</summary>
public sealed class QuotaArgs : ResourceArgs
{
    /// <summary>
    /// GPUs without zonal redundancy, in whole GPUs, by the id of one of <see cref="Accelerators.All"/>. An accelerator left
    /// out has <see cref="AcceleratorQuota.GpusAtFirstUse"/>. Rule: https://cloud.google.com/run/quotas
    /// </summary>
    [Input("gpus")]
    public IDictionary<string, int>? Gpus { get; init; }

    /// <summary>
    /// GPUs with zonal redundancy, in whole GPUs, by accelerator. An accelerator left out has none: nobody is granted these
    /// without asking. Rule: https://cloud.google.com/run/quotas
    /// </summary>
    [Input("gpusWithZonalRedundancy")]
    public IDictionary<string, int>? GpusWithZonalRedundancy { get; init; }

    /// <summary>
    /// The vCPUs of all instances, such as <c>200</c>. Left out, <see cref="CloudRunQuotas.CpuOfNewProject"/>.
    /// Rule: https://cloud.google.com/run/quotas
    /// </summary>
    [Input("cpu")]
    public string? Cpu { get; init; }

    /// <summary>
    /// The memory of all instances, such as <c>800Gi</c>. Left out, <see cref="CloudRunQuotas.MemoryOfNewProject"/>.
    /// Rule: https://cloud.google.com/run/quotas
    /// </summary>
    [Input("memory")]
    public string? Memory { get; init; }
}
