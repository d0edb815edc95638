namespace GpuInfra.Cli;

// How costs and capacities are put into words, whatever the format.
internal static class CostWords
{
    public const string Idle = "idle";

    public const string AsUsed = "as used";

    public const string AtMost = "at most";

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

    // What a service can do, as a sentence.
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
