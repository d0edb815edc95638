namespace GpuInfra.Planning;

// Where the requests to a service go.
internal static class TrafficRisks
{
    public static IReadOnlyList<RiskRule> All { get; } = [new(CloudTypes.Service, ServiceTraffic.Property, Judge)];

    // What somebody turned by hand was turned for a reason that no plan tells.
    private static Verdict? Judge(ValueChange change)
    {
        var (before, after) = (ServiceTraffic.Of(change.Old), ServiceTraffic.Of(change.New));
        return before.Equals(after) ? null
            : before.IsSteered ? new Verdict(Risk.Traffic, $"{{}} {after.Clause}, and no longer as somebody set it: it {before.Clause}")
            : RiskVerdicts.Other($"{{}} {after.Clause}");
    }
}
