namespace GpuInfra;

/// <summary>How much a service is used on a usual day. It changes nothing that is deployed.</summary>
public sealed class UsageArgs : ResourceArgs
{
    /// <summary>
    /// The hours of a day in which requests come, within <see cref="UsageLimits.HoursPerDay"/>. Required.
    /// Rule: https://cloud.google.com/run/pricing
    /// </summary>
    [Input("hoursPerDay", required: true)]
    public required int HoursPerDay { get; init; }

    /// <summary>
    /// How often a day the service falls idle: after each time its instances are paid for until Cloud Run stops them, with a
    /// GPU for up to <see cref="Billing.IdleMinutesWithGpu"/> minutes. Left out, once.
    /// Rule: https://docs.cloud.google.com/run/docs/about-instance-autoscaling
    /// </summary>
    [Input("burstsPerDay")]
    public int? BurstsPerDay { get; init; }

    /// <summary>
    /// The instances that work in those hours on average, those that are kept warm among them. Left out, one.
    /// </summary>
    [Input("instances")]
    public int? Instances { get; init; }

    /// <summary>The requests of a day. Left out, nothing is said of what a request costs.</summary>
    [Input("requestsPerDay")]
    public int? RequestsPerDay { get; init; }

    /// <summary>The tokens of a request, prompt and answer together. Left out, nothing is said of what a token costs.</summary>
    [Input("tokensPerRequest")]
    public int? TokensPerRequest { get; init; }
}
