using System.Globalization;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>How costs and capacities are put into words, whatever the format.</summary>
internal static class CostWords
{
    /// <summary>What is paid while nobody calls.</summary>
    public const string Idle = "idle";

    /// <summary>What is paid for the use that the stack file says.</summary>
    public const string AsUsed = "as used";

    /// <summary>What is paid if everything that may run does, all month.</summary>
    public const string AtMost = "at most";

    /// <summary>What there is to say of a range, and of the use if it is known: <c>$0 to $764 a month, $212 as used</c>.</summary>
    public static string Range(MonthlyCost cost)
    {
        var range = cost.Floor == cost.Ceiling ? Money.Text(cost.Floor) : $"{Money.Text(cost.Floor)} to {Money.Text(cost.Ceiling)}";
        return $"{range} a month{(cost.Usage is { } usage ? $", {Money.Text(usage)} {AsUsed}" : "")}";
    }

    public static string Amount(decimal? amount) => amount is { } known ? Money.Text(known) : "";

    public static string Limit(CapacityMeter meter) =>
        meter.Limit is { } limit ? $"{Quantity.Text(limit)} {meter.Unit}" : "not known";

    public static string ZonalRedundancy(ServiceCost service) =>
        service.ZonalRedundancyPerHour == 0 ? ""
        : service.HasZonalRedundancy ? $"{Money.Text(service.ZonalRedundancyPerHour)} of it"
        : Money.Delta(service.ZonalRedundancyPerHour);

    /// <summary>What a service can do, as a sentence.</summary>
    public static string Ability(ServiceCapacity service)
    {
        var (requests, instances) = (Quantity.Of(service.RequestsAtMax, "request"), Quantity.Of(service.MaxInstances, "instance"));
        return $"{service.Name}: {requests} at once in {instances}; {Start(service)}.";
    }

    public static string AsOf(DateOnly day) => $"Prices as of {Day.Text(day)}";

    private static string Start(ServiceCapacity service) => service.ColdStart is { } start
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"a cold start takes {start.Least.TotalSeconds:0} to {start.Most.TotalSeconds:0} s: {service.ColdStartBasis}")
        : $"how long a cold start takes cannot be said: {service.ColdStartBasis}";
}
