namespace GpuInfra;

// How many requests and instances there may be, and how long a request may take.
internal static class ScalingRules
{
    internal static readonly Rule ConcurrencyIsWithinLimits = new(
        "RUN005", $"An instance serves {CloudRunLimits.Concurrency} requests at once.",
        "Cloud Run refuses another number. With a GPU, few is right: requests that share it slow each other down.")
    { Source = Sources.Concurrency.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MinInstancesIsWithinLimits = new(
        "RUN008", $"The instances that are kept warm are {CloudRunLimits.MinInstances}.",
        "Cloud Run refuses fewer than none.")
    { Source = Sources.MinimumInstances.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MaxInstancesIsWithinLimits = new(
        "RUN009", $"The instances that a service may grow to are {CloudRunLimits.MaxInstances}.",
        "A service without instances serves nothing, and Cloud Run refuses it.")
    { Source = Sources.MaximumInstances.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MinInstancesFitMaxInstances = new(
        "RUN010", "No more instances are kept warm than there may be.",
        "Cloud Run refuses the service. Lower minInstances or raise maxInstances.")
    { Source = Sources.MinimumInstances.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule TimeoutIsWithinLimits = new(
        "RUN011", $"A request may take {CloudRunLimits.TimeoutSeconds} seconds.",
        "Cloud Run refuses another timeout. What takes longer belongs in a job.")
    { Source = Sources.RequestTimeout.Url, RefusedBy = Refuser.Cloud };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckConcurrencyIsWithinLimits(spec),
        .. CheckMinInstancesIsWithinLimits(spec),
        .. CheckMaxInstancesIsWithinLimits(spec),
        .. CheckMinInstancesFitMaxInstances(spec),
        .. CheckTimeoutIsWithinLimits(spec),
    ];

    private static IEnumerable<Violation> CheckConcurrencyIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.Concurrency.Check("concurrency", spec.Concurrency, ConcurrencyIsWithinLimits);

    private static IEnumerable<Violation> CheckMinInstancesIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.MinInstances.Check("minInstances", spec.MinInstances, MinInstancesIsWithinLimits);

    private static IEnumerable<Violation> CheckMaxInstancesIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.MaxInstances.Check("maxInstances", spec.MaxInstances, MaxInstancesIsWithinLimits);

    private static IEnumerable<Violation> CheckMinInstancesFitMaxInstances(GpuServiceSpec spec)
    {
        if (CloudRunLimits.MaxInstances.Contains(spec.MaxInstances) && spec.MinInstances > spec.MaxInstances)
        {
            yield return MinInstancesFitMaxInstances.Broken(
                "minInstances", $"is {spec.MinInstances}, but maxInstances is {spec.MaxInstances}",
                $"Use {spec.MaxInstances} or less, or raise maxInstances.");
        }
    }

    private static IEnumerable<Violation> CheckTimeoutIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.TimeoutSeconds.Check("timeoutSeconds", spec.TimeoutSeconds, TimeoutIsWithinLimits);
}
