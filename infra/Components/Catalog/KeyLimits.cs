namespace GpuInfra;

/// <summary>
/// What the numbers of a stack file may be: the limits that rules go by, with the keys that they are of. The schema, the
/// reference of keys, <c>explain</c> and the advice on mistakes read them here.
/// </summary>
public static class KeyLimits
{
    internal static readonly Rule ModelNumberIsPositive = new(
        "MOD001", "Numbers said of a model are at least one.",
        "A context or a cache of nothing cannot be judged, and no engine takes it. Leave the key out for the default.")
    { Source = Sources.ColdStarts.Url };

    internal static readonly Rule PartIsPositive = new(
        "RUN007", "Each part of parallelism is at least one.",
        "The concurrency is made of them by Google's formula, and nothing serves less than one request.")
    { Source = Sources.ColdStarts.Url };

    internal static readonly Rule UsageIsPossible = new(
        "MOD013", "A day has 24 hours, and no count is below zero.",
        "What cannot be reckoned with would make costs that mean nothing. Say a number within the bounds.")
    { Source = PriceSources.Run.Url };

    internal static readonly Rule ServiceInstancesAreWithinLimits = new(
        "RUN075", "The numbers of instances of a service as a whole are within Cloud Run's limits.",
        "Fewer than none are none, and a service that may have none serves nothing.")
    { Source = Sources.MinimumInstances.Url };

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
        new("ModelService", "serviceMinInstances", CloudRunLimits.MinInstances) { Rule = ServiceInstancesAreWithinLimits },
        new("ModelService", "serviceMaxInstances", CloudRunLimits.MaxInstances) { Rule = ServiceInstancesAreWithinLimits },
        new("ModelService", "manualInstances", CloudRunLimits.MinInstances) { Rule = ServiceInstancesAreWithinLimits },
        new("ModelService", "port", CloudRunLimits.Port),
        new("ModelService", "contextLength", ModelLimits.AtLeastOne) { Rule = ModelNumberIsPositive },
        new("ModelService", "kvCacheBytesPerToken", ModelLimits.AtLeastOne) { Rule = ModelNumberIsPositive },
        new("ModelImport", "attempt", ModelLimits.AtLeastOne),
        new("Parallelism", "modelInstances", ModelLimits.AtLeastOne) { Rule = PartIsPositive },
        new("Parallelism", "parallelQueries", ModelLimits.AtLeastOne) { Rule = PartIsPositive },
        new("Parallelism", "batchSize", ModelLimits.AtLeastOne) { Rule = PartIsPositive },
        new("Usage", "hoursPerDay", UsageLimits.HoursPerDay) { Rule = UsageIsPossible },
        new("Usage", "burstsPerDay", UsageLimits.Count) { Rule = UsageIsPossible },
        new("Usage", "instances", UsageLimits.Count) { Rule = UsageIsPossible },
        new("Usage", "requestsPerDay", UsageLimits.Count) { Rule = UsageIsPossible },
        new("Usage", "tokensPerRequest", UsageLimits.Count) { Rule = UsageIsPossible },
        new("PlatformUsage", "bucketReads", UsageLimits.Count) { Rule = UsageIsPossible },
        new("PlatformUsage", "bucketWrites", UsageLimits.Count) { Rule = UsageIsPossible },
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

    // What the numbers of some arguments break, as far as the table has the rule.
    internal static IEnumerable<Violation> Check(string owner, ResourceArgs args, string path = "") =>
        from limit in All
        where limit.Owner == owner && limit.Rule is not null
        from input in ArgsType.Find(args.GetType())!.Inputs
        where input.Key == limit.Key && input.Get(args) is int
        from violation in limit.Bounds.Check(ArgumentPath.Join(path, limit.Key), (int)input.Get(args)!, limit.Rule!)
        select violation;

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
