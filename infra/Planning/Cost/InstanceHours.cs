using System.Globalization;

namespace GpuInfra.Planning;

/// <summary>The hours that all instances of a service run in a month.</summary>
/// <param name="Floor">If nobody uses it.</param>
/// <param name="Ceiling">If all of them run all month.</param>
/// <param name="Usage">If it is used as its stack file says; nothing where it says nothing.</param>
internal sealed record InstanceHours(decimal Floor, decimal Ceiling, decimal? Usage)
{
    // What is kept warm runs all month. What comes on top runs in the hours of use, and until Cloud Run stops it.
    public static InstanceHours Of(PlannedService service)
    {
        var (warm, most) = (service.MinInstances, service.MaxInstances);
        var floor = (decimal)warm * Billing.HoursPerMonth;
        var added = service.Usage is { } usage
            ? Math.Max(0, Math.Min(usage.Instances, most) - warm) * usage.HoursPerMonth(service.IdleMinutes)
            : (decimal?)null;
        return new(floor, (decimal)most * Billing.HoursPerMonth, floor + added);
    }

    public override string ToString() => Usage is { } usage
        ? string.Create(CultureInfo.InvariantCulture, $"{Floor:0.#} to {Ceiling:0.#} instance-hours, {usage:0.#} as used,")
        : string.Create(CultureInfo.InvariantCulture, $"{Floor:0.#} to {Ceiling:0.#} instance-hours");
}
