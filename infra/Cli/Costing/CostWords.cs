namespace GpuInfra.Cli;

// How costs and capacities are put into words, whatever the format.
internal static class CostWords
{
    private const decimal BytesPerGigabyte = 1_000_000_000;
    private const long SecondsShown = 120;

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

    // What an import takes, as a sentence.
    public static string Import(ImportCost import)
    {
        var size = import is { Bytes: { } bytes, Seconds: { } seconds, Dollars: { } dollars }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes / BytesPerGigabyte:0.##} GB in {Time(seconds.Least)} to {Time(seconds.Most)} at {LoadRates.Internet.SlowMegabytesPerSecond} to "
                    + $"{LoadRates.Internet.FastMegabytesPerSecond} MB a second, as measured elsewhere, for {Money.Text(dollars)}")
            : "how long that takes is not known: say weights";
        var wait = import.DeployTimeout is { } most ? string.Create(CultureInfo.InvariantCulture, $", up to {most.TotalMinutes:0} min") : "";
        return $"{import.Name}: brings {import.Brings} once, {size}; a deployment waits for it{wait}.";
    }

    private static string Time(long seconds) => seconds < SecondsShown
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60m:0.#} min");

    public static string AsOf(DateOnly day) => $"Prices as of {Day.Text(day)}";

    private static string Start(ServiceCapacity service) => service.ColdStart is { } start
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"a cold start takes about {start.Expected.TotalSeconds:0} s ({start.Least.TotalSeconds:0} to {start.Most.TotalSeconds:0} s): {service.ColdStartBasis}")
        : $"how long a cold start takes cannot be said: {service.ColdStartBasis}";
}
