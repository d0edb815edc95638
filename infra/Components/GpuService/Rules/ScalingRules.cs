namespace GpuInfra;

/// <summary>How many requests and instances there may be, and how long a request may take.</summary>
internal static class ScalingRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ConcurrencyIsWithinLimits(spec),
        .. MinInstancesIsWithinLimits(spec),
        .. MaxInstancesIsWithinLimits(spec),
        .. MinInstancesFitMaxInstances(spec),
        .. TimeoutIsWithinLimits(spec),
    ];

    private static IEnumerable<Violation> ConcurrencyIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.Concurrency.Check("concurrency", spec.Concurrency, nameof(ConcurrencyIsWithinLimits));

    private static IEnumerable<Violation> MinInstancesIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.MinInstances.Check("minInstances", spec.MinInstances, nameof(MinInstancesIsWithinLimits));

    private static IEnumerable<Violation> MaxInstancesIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.MaxInstances.Check("maxInstances", spec.MaxInstances, nameof(MaxInstancesIsWithinLimits));

    private static IEnumerable<Violation> MinInstancesFitMaxInstances(GpuServiceSpec spec)
    {
        if (CloudRunLimits.MaxInstances.Contains(spec.MaxInstances) && spec.MinInstances > spec.MaxInstances)
        {
            yield return Violation.Error(
                "minInstances", $"is {spec.MinInstances}, but maxInstances is {spec.MaxInstances}",
                $"Use {spec.MaxInstances} or less, or raise maxInstances.", Sources.MinimumInstances.Url);
        }
    }

    private static IEnumerable<Violation> TimeoutIsWithinLimits(GpuServiceSpec spec) =>
        CloudRunLimits.TimeoutSeconds.Check("timeoutSeconds", spec.TimeoutSeconds, nameof(TimeoutIsWithinLimits));
}
