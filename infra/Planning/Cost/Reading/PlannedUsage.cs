namespace GpuInfra.Planning;

/// <summary>How much a service is used, as its stack file says.</summary>
/// <param name="HoursPerDay">The hours in which requests come.</param>
/// <param name="BurstsPerDay">How often it falls idle afterwards.</param>
/// <param name="Instances">The instances that work then.</param>
/// <param name="RequestsPerDay">The requests; none where nothing is said.</param>
/// <param name="TokensPerRequest">The tokens of each; none where nothing is said.</param>
internal sealed record PlannedUsage(
    int HoursPerDay, int BurstsPerDay, int Instances, int? RequestsPerDay, int? TokensPerRequest)
{
    private const decimal MinutesPerHour = 60;

    public static PlannedUsage? Of(PropertyMap? usage) => usage?.Whole("hoursPerDay") is not { } hours ? null : new(
        hours,
        usage.Whole("burstsPerDay") ?? (hours > 0 ? 1 : 0),
        usage.Whole("instances") ?? 1,
        usage.Whole("requestsPerDay"),
        usage.Whole("tokensPerRequest"));

    /// <summary>The hours of a month for which an instance is paid that runs only when it is needed.</summary>
    public decimal HoursPerMonth(int idleMinutes) =>
        Math.Min(HoursPerDay + ((decimal)BurstsPerDay * idleMinutes / MinutesPerHour), Billing.HoursPerDay) * Billing.DaysPerMonth;
}
