namespace GpuInfra.Program;

/// <summary>
/// What the number of a key may be, so that advice leads to no further mistake: of bounds that depend on other keys, or that
/// sources disagree about, the narrow ones.
/// </summary>
internal static class NumberBounds
{
    private static readonly Dictionary<string, Bounds<int>> OfService = new()
    {
        ["concurrency"] = CloudRunLimits.Concurrency,
        ["maxInstances"] = CloudRunLimits.MaxInstances,
        ["minInstances"] = CloudRunLimits.MinInstances,
        ["port"] = CloudRunLimits.Port,
        ["timeoutSeconds"] = CloudRunLimits.TimeoutSeconds,
    };

    private static readonly Dictionary<string, ProbeRole> Probes = new()
    {
        ["startupProbe"] = ProbeRole.Startup,
        ["livenessProbe"] = ProbeRole.Liveness,
        ["readinessProbe"] = ProbeRole.Readiness,
    };

    /// <summary>The bounds of a number; nothing where none are known.</summary>
    public static Bounds<int>? Of(ConfigPath path) =>
        path.OuterKey is { } outer && Probes.TryGetValue(outer, out var role)
            ? OfProbe(ProbeLimits.Of(role, accelerator: null), path.LastKey)
            : OfService.GetValueOrDefault(path.LastKey ?? "");

    private static Bounds<int>? OfProbe(ProbeLimits limits, string? key) => key switch
    {
        "initialDelaySeconds" => Narrow(limits.InitialDelaySeconds, limits.Doubted),
        "periodSeconds" => Narrow(limits.PeriodSeconds, limits.Doubted),
        "timeoutSeconds" => limits.TimeoutSeconds,
        "failureThreshold" => limits.FailureThreshold,
        "successThreshold" => limits.SuccessThreshold,
        "port" => CloudRunLimits.Port,
        _ => null,
    };

    private static Bounds<int> Narrow(Bounds<int> bounds, Bounds<int>? doubted) =>
        doubted?.Maximum is { } maximum && maximum < bounds.Maximum ? bounds with { Maximum = maximum } : bounds;
}
