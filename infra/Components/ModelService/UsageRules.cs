namespace GpuInfra;

// Whether something can be used as is said.
internal static class UsageRules
{
    internal static readonly Rule UsageFitsService = new(
        "MOD014", "A service is said to be used as much as it can be.",
        "More instances than there may be are never paid for, and tokens without requests cannot be counted. Say both alike.")
    { Severity = Severity.Warning, Source = PriceSources.Run.Url };

    private const string Service = "usage";

    internal static IEnumerable<Violation> Check(UsageArgs? usage, GpuServiceSpec service) => usage is null ? [] :
    [
        .. KeyLimits.Check("Usage", usage, Service),
        .. CheckUsageFitsService(usage, service),
    ];

    private static IEnumerable<Violation> CheckUsageFitsService(UsageArgs usage, GpuServiceSpec service)
    {
        if (usage.Instances > service.MaxInstances)
        {
            yield return UsageFitsService.Broken(
                $"{Service}.instances", $"is {usage.Instances}, but maxInstances is {service.MaxInstances}: no more are counted",
                $"Use {service.MaxInstances} or less, or raise maxInstances.");
        }

        if (usage.TokensPerRequest is not null && usage.RequestsPerDay is null)
        {
            yield return UsageFitsService.Broken(
                $"{Service}.tokensPerRequest", "says nothing without requestsPerDay", "Say requestsPerDay, too.");
        }
    }
}
