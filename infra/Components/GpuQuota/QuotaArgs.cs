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

    /// <summary>
    /// What is asked of Google: a preference for each quota that the services need, with the address of a contact. A request is no
    /// grant: the deployment files it, and Google decides later, or never. Destroying the stack lowers nothing. Where one exists that
    /// somebody made by hand, it is imported as <c>projects/PROJECT/locations/global/quotaPreferences/NAME</c>. It takes
    /// <c>roles/cloudquotas.admin</c>. Left out, nothing is asked for.
    /// Rule: https://docs.cloud.google.com/docs/quotas/reference/rest/v1/QuotaPreference
    /// </summary>
    [Input("request")]
    public GpuQuotaArgs? Request { get; init; }

    /// <summary>
    /// Whether what Google has granted is read at each preview and each deployment, and counts in place of what is declared and of what
    /// a new project commonly has: a service that needs more than that, and more than the first GPUs that Google grants by itself,
    /// stops the deployment. It takes <c>roles/cloudquotas.viewer</c>; without it there is a warning, and all goes on. The tool
    /// <c>gpuinfra</c> reads nothing. Left out, nothing is read.
    /// Rule: https://docs.cloud.google.com/docs/quotas/reference/rest/v1/projects.locations.services.quotaInfos
    /// </summary>
    [Input("read")]
    public bool? Read { get; init; }
}
