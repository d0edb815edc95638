using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// In whose name, and in whose project, everything is made.
internal static class ProviderRisks
{
    private static readonly string[] Identities = ["accessToken", "credentials", "impersonateServiceAccount"];

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        new(CloudTypes.Provider, "project", static change => Exposure(
            $"{{}} makes everything in the project {change.New?.ToString() ?? "of whoever deploys"}, and not in {change.Old?.ToString() ?? "that of whoever deploys"}")),
        new(CloudTypes.Provider, "billingProject", Always(Exposure("{} has another project pay for its requests"))),
        .. Identities.Select(static name => new RiskRule(
            CloudTypes.Provider, name, Always(Exposure("{} makes everything in the name of somebody else")))),
    ];
}
