namespace GpuInfra;

// What a service takes of a quota.
internal sealed record QuotaDemand(string Name, GpuServiceSpec Service, QuotaLimit Limit)
{
    // The setting that says how many instances there may be.
    public string Key { get; } = Service.Options.ManualInstances is null ? "maxInstances" : "manualInstances";

    public string Path => InferenceStackSpec.PathOf(Name, Key);

    public int Instances { get; } = Math.Max(0, Service.MaxInstances);

    public Int128 PerInstance { get; } = Limit.PerInstance(Service);

    public Int128 Most => PerInstance * Instances;

    public Int128 Warm => PerInstance * Rollout.WarmInstances(Service.WarmInstances, Service.MaxInstances);

    public Int128 AtRollout => PerInstance * Rollout.InstancesAtOnce(Service.WarmInstances, Service.MaxInstances);

    // Those that take any of it.
    public static IReadOnlyList<QuotaDemand> Of(InferenceStackSpec stack, QuotaLimit limit) =>
        [.. stack.Services.Select(service => new QuotaDemand(service.Key, service.Value.Service, limit)).Where(d => d.Most > 0)];

    public static QuotaDemand Largest(IEnumerable<QuotaDemand> demands) => demands.MaxBy(demand => demand.Most)!;

    public static Int128 Sum(IEnumerable<QuotaDemand> demands, Func<QuotaDemand, Int128> amount) =>
        demands.Aggregate(Int128.Zero, (sum, demand) => sum + amount(demand));

    public static Int128 Need(InferenceStackSpec stack, QuotaLimit limit) => Sum(Of(stack, limit), demand => demand.Most);
}
