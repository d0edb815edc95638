namespace GpuInfra;

/// <summary>What a caller may ask of Google, for one project and region: a request, and no grant.</summary>
public sealed class GpuQuotaArgs : ResourceArgs
{
    /// <summary>
    /// Whom Google may write to about the request, such as <c>ml-platform@acme.example</c>. Required: Google refuses an increase
    /// without it. Rule: https://docs.cloud.google.com/docs/quotas/reference/rest/v1/QuotaPreference
    /// </summary>
    [Input("contactEmail")]
    public string? ContactEmail { get; init; }

    /// <summary>
    /// What the quota is for, in the words that Google reads. Left out, <see cref="GpuQuotaSpec.DefaultJustification"/>.
    /// Rule: https://docs.cloud.google.com/docs/quotas/reference/rest/v1/QuotaPreference
    /// </summary>
    [Input("justification")]
    public string? Justification { get; init; }

    /// <summary>
    /// How many GPUs without zonal redundancy there are to be, in whole GPUs, by the id of one of <see cref="Accelerators.All"/>.
    /// Left out for a GPU, a stack asks for what all instances of its services take together, and never for less than it has;
    /// the component alone asks for none. To ask before services grow, say more.
    /// Rule: https://docs.cloud.google.com/run/quotas
    /// </summary>
    [Input("gpus")]
    public IDictionary<string, int>? Gpus { get; init; }

    /// <summary>
    /// The same for GPUs with zonal redundancy, which nobody has without asking. Rule: https://docs.cloud.google.com/run/quotas
    /// </summary>
    [Input("gpusWithZonalRedundancy")]
    public IDictionary<string, int>? GpusWithZonalRedundancy { get; init; }

    /// <summary>
    /// How many vCPUs there are to be, such as <c>200</c>. Left out, a stack asks where its instances take more than
    /// <see cref="CloudRunQuotas.CpuOfNewProject"/>; the component alone does not. Rule: https://docs.cloud.google.com/run/quotas
    /// </summary>
    [Input("cpu")]
    public string? Cpu { get; init; }

    /// <summary>
    /// How much memory there is to be, such as <c>800Gi</c>. Left out, a stack asks where its instances take more than
    /// <see cref="CloudRunQuotas.MemoryOfNewProject"/>; the component alone does not. Rule: https://docs.cloud.google.com/run/quotas
    /// </summary>
    [Input("memory")]
    public string? Memory { get; init; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region, such as <c>europe-west4</c>. Required.</summary>
    [Input("region")]
    public string? Region { get; set; }
}
