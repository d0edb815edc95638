namespace GpuInfra.Cli;

// One number that is not the same before and after.
internal sealed record CostDifference(string Subject, string Item, string Before, string After, string Delta)
{
    private const string Whole = "total";

    // All differences of what a stack costs and takes; the totals always, and first.
    public static IEnumerable<CostDifference> Between(StackCosts before, StackCosts after) =>
    [
        .. OfMonth(Whole, before.Cost.Total, after.Cost.Total),
        .. after.Cost.Services.SelectMany(service =>
            Of(before.Cost.Services.FirstOrDefault(other => other.Name == service.Name), service)),
        .. Names(before, after).SelectMany(name => Of(Find(before, name), Find(after, name))),
    ];

    private static IEnumerable<CostDifference> Of(ServiceCost? before, ServiceCost after) => before is null || before == after ? [] :
    [
        .. Changed(after.Name, "an instance has", before.Shape, after.Shape),
        .. OfMonth(after.Name, before.Monthly, after.Monthly),
        .. OfMoney(after.Name, "an hour", before.PerActiveHour, after.PerActiveHour),
        .. OfMoney(after.Name, "1M tokens", before.PerMillionTokens, after.PerMillionTokens),
        .. OfMoney(after.Name, "1k requests", before.PerThousandRequests, after.PerThousandRequests),
    ];

    private static IEnumerable<CostDifference> OfMonth(string subject, MonthlyCost before, MonthlyCost after) =>
    [
        .. OfMoney(subject, CostWords.Idle, before.Floor, after.Floor),
        .. OfMoney(subject, CostWords.AsUsed, before.Usage, after.Usage),
        .. OfMoney(subject, CostWords.AtMost, before.Ceiling, after.Ceiling),
    ];

    private static IEnumerable<CostDifference> Of(CapacityMeter? before, CapacityMeter? after) =>
        Changed((after ?? before)!.Name, "at most", Share(before), Share(after));

    private static IEnumerable<CostDifference> Changed(string subject, string item, string before, string after) =>
        before == after ? [] : [new(subject, item, before, after, "")];

    // Only what both sides know can be compared.
    private static IEnumerable<CostDifference> OfMoney(string subject, string item, decimal? before, decimal? after) =>
        before is { } old && after is { } @new
            ? [new(subject, item, Money.Text(old), Money.Text(@new), Money.Delta(@new - old))]
            : [];

    private static string Share(CapacityMeter? meter) =>
        meter is null ? "none"
        : meter.Limit is { } limit ? $"{Quantity.Text(meter.Most)} of {Quantity.Text(limit)}"
        : Quantity.Text(meter.Most);

    private static IEnumerable<string> Names(StackCosts before, StackCosts after) =>
        before.Capacity.Meters.Concat(after.Capacity.Meters).Select(meter => meter.Name).Distinct();

    private static CapacityMeter? Find(StackCosts costs, string name) =>
        costs.Capacity.Meters.FirstOrDefault(meter => meter.Name == name);
}
