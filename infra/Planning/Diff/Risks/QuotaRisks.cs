using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// What is asked of Google's quotas, which grants nothing.
internal static class QuotaRisks
{
    public static IReadOnlyList<RiskRule> All { get; } =
    [
        new(CloudTypes.QuotaPreference, ResourceWire.QuotaAskedFor, static change => (Units(change.Old), Units(change.New)) switch
        {
            ({ } old, { } @new) when @new < old => Capacity(
                $"{{}} asks for {@new}, {From(old, @new)}: Google lowers the quota, or refuses where that is by much or below what is in use"),
            ({ } old, { } @new) when @new > old => Capacity($"{{}} asks for {@new}, {From(old, @new)}: a request, and no grant"),
            _ => null,
        }),
    ];

    public static Verdict New(PlannedResource request) => Capacity(
        $"{{}} asks Google for {Read.Text(request.Inputs.Find(ResourceWire.QuotaAskedFor))} of {Read.Text(request.Inputs.Find(ResourceWire.QuotaId))}: a request, and no grant");

    public static IEnumerable<string> OfNew(PlannedResource request) => request.Type == CloudTypes.QuotaPreference
        ? [
            "Google decides after the deployment, or never. Where somebody asked before, import "
                + $"{Read.Text(request.Inputs.Find("parent"))}/locations/global/quotaPreferences/NAME.",
        ]
        : [];

    private static decimal? Units(PropertyValue? value) =>
        decimal.TryParse(Read.Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : null;
}
