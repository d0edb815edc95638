namespace GpuInfra;

/// <summary>
/// What the numbers of a stack file may be: the limits that rules go by, with the keys that they are of. The schema, the
/// reference of keys, <c>explain</c> and the advice on mistakes read them here.
/// </summary>
public static class KeyLimits
{
    private const string Probe = "Probe";

    private static readonly (string Key, ProbeRole Role)[] Probes =
        [("startupProbe", ProbeRole.Startup), ("livenessProbe", ProbeRole.Liveness), ("readinessProbe", ProbeRole.Readiness)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KeyLimit> All { get; } =
    [
        new("ModelService", "concurrency", CloudRunLimits.Concurrency),
        new("ModelService", "timeoutSeconds", CloudRunLimits.TimeoutSeconds),
        new("ModelService", "minInstances", CloudRunLimits.MinInstances),
        new("ModelService", "maxInstances", CloudRunLimits.MaxInstances),
        new("ModelService", "serviceMinInstances", CloudRunLimits.MinInstances),
        new("ModelService", "serviceMaxInstances", CloudRunLimits.MaxInstances),
        new("ModelService", "manualInstances", CloudRunLimits.MinInstances),
        new("ModelService", "port", CloudRunLimits.Port),
        new("ModelService", "contextLength", ModelLimits.AtLeastOne),
        new("ModelService", "kvCacheBytesPerToken", ModelLimits.AtLeastOne),
        new("ModelImport", "attempt", ModelLimits.AtLeastOne),
        new("Parallelism", "modelInstances", ModelLimits.AtLeastOne),
        new("Parallelism", "parallelQueries", ModelLimits.AtLeastOne),
        new("Parallelism", "batchSize", ModelLimits.AtLeastOne),
        new("Usage", "hoursPerDay", UsageLimits.HoursPerDay),
        new("Usage", "burstsPerDay", UsageLimits.Count),
        new("Usage", "instances", UsageLimits.Count),
        new("Usage", "requestsPerDay", UsageLimits.Count),
        new("Usage", "tokensPerRequest", UsageLimits.Count),
        new("PlatformUsage", "bucketReads", UsageLimits.Count),
        new("PlatformUsage", "bucketWrites", UsageLimits.Count),
        new("Quota", "gpus", CloudRunQuotas.Declared),
        new("Quota", "gpusWithZonalRedundancy", CloudRunQuotas.Declared),
        new("GpuQuota", "gpus", CloudRunQuotas.Requested),
        new("GpuQuota", "gpusWithZonalRedundancy", CloudRunQuotas.Requested),
        new("ImageRepository", "keptVersions", StorageLimits.ImageVersions),
        new("ImageRepository", "untaggedDays", StorageLimits.UntaggedDays),
        new("ModelBucket", "keptVersions", StorageLimits.ObjectVersions),
        new("ModelBucket", "softDeleteDays", StorageLimits.SoftDeleteDays),
        .. Probes.SelectMany(probe => OfProbe(probe.Key, ProbeLimits.Of(probe.Role, Accelerators.Default), ProbeLimits.Of(probe.Role, null))),
    ];

    /// <summary>The limits of a key; several where they depend on what its arguments stand under.</summary>
    /// <param name="owner">The class of arguments that has the key, without its ending <c>Args</c>.</param>
    /// <param name="key">The key.</param>
    public static IEnumerable<KeyLimit> Of(string owner, string key) => All.Where(limit => limit.Owner == owner && limit.Key == key);

    /// <summary>The limit of a key where it stands; none where none is known.</summary>
    /// <param name="key">The key.</param>
    /// <param name="under">The key that its map stands under; none where there is none.</param>
    public static KeyLimit? At(string key, string? under) =>
        All.FirstOrDefault(limit => limit.Key == key && limit.Under == under)
        ?? (Array.Exists(Probes, probe => probe.Key == under) ? null : All.FirstOrDefault(limit => limit.Key == key && limit.Under is null));

    // With a GPU a probe may wait longer. Advice must hold for all services, so it goes by less.
    private static IEnumerable<KeyLimit> OfProbe(string under, ProbeLimits most, ProbeLimits least) =>
    [
        new(Probe, "initialDelaySeconds", most.InitialDelaySeconds)
            { Under = under, Agreed = Narrow(least.InitialDelaySeconds, least.Doubted) },
        new(Probe, "periodSeconds", most.PeriodSeconds) { Under = under, Agreed = Narrow(least.PeriodSeconds, least.Doubted) },
        new(Probe, "timeoutSeconds", most.TimeoutSeconds) { Under = under, Agreed = least.TimeoutSeconds },
        new(Probe, "failureThreshold", most.FailureThreshold) { Under = under },
        new(Probe, "successThreshold", most.SuccessThreshold) { Under = under },
        new(Probe, "port", CloudRunLimits.Port) { Under = under },
    ];

    private static Bounds<int> Narrow(Bounds<int> bounds, Bounds<int>? doubted) =>
        doubted?.Maximum is { } maximum && maximum < bounds.Maximum ? bounds with { Maximum = maximum } : bounds;
}
