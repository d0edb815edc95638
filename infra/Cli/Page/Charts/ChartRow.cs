using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a service, or all that the services share, costs before and after.</summary>
internal sealed record ChartRow(string Name, ServiceCost? Service, MonthlyCost? Before, MonthlyCost? After)
{
    private const string Shared = "shared";

    /// <summary>A row for each service on either side, and one for the rest where there is any.</summary>
    public static IReadOnlyList<ChartRow> Of(CostReport? before, CostReport after)
    {
        var old = Services(before);
        var now = Services(after);
        var rows = now.Keys.Union(old.Keys).Order(StringComparer.Ordinal).Select(name => new ChartRow(
            name,
            now.GetValueOrDefault(name) ?? old[name],
            old.GetValueOrDefault(name)?.Monthly,
            now.GetValueOrDefault(name)?.Monthly));
        var rest = new ChartRow(Shared, null, before is null ? null : Rest(before), Rest(after));
        return rest is { Before: null or { Ceiling: 0 }, After.Ceiling: 0 } ? [.. rows] : [.. rows, rest];
    }

    private static Dictionary<string, ServiceCost> Services(CostReport? report) =>
        (report?.Services ?? []).DistinctBy(service => service.Name)
        .ToDictionary(service => service.Name, StringComparer.Ordinal);

    private static MonthlyCost Rest(CostReport report) => new(
        report.Total.Floor - report.Services.Sum(service => service.Monthly.Floor),
        report.Total.Ceiling - report.Services.Sum(service => service.Monthly.Ceiling),
        null);
}
