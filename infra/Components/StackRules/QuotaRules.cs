namespace GpuInfra;

/// <summary>
/// What all instances of a region may take together. Cloud Run refuses a service that alone is more than the quota; what
/// services take together counts only while they run, and then keeps new instances from starting.
/// </summary>
internal static class QuotaRules
{
    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
    [
        .. QuotaLimit.Gpus(stack.Platform.Quota).SelectMany(limit => GpusFitQuota(stack, limit)),
        .. QuotaLimit.Gpus(stack.Platform.Quota).SelectMany(limit => GpuQuotaIsKnown(stack, limit)),
        .. CpuFitsQuota(stack, QuotaLimit.Cpu(stack.Platform)),
        .. MemoryFitsQuota(stack, QuotaLimit.Memory(stack.Platform)),
    ];

    private static IEnumerable<Violation> GpusFitQuota(InferenceStackSpec stack, QuotaLimit limit) =>
        Fit(limit, Demands(stack, limit), nameof(GpusFitQuota));

    private static IEnumerable<Violation> CpuFitsQuota(InferenceStackSpec stack, QuotaLimit limit) =>
        Fit(limit, Demands(stack, limit), nameof(CpuFitsQuota));

    private static IEnumerable<Violation> MemoryFitsQuota(InferenceStackSpec stack, QuotaLimit limit) =>
        Fit(limit, Demands(stack, limit), nameof(MemoryFitsQuota));

    private static IEnumerable<Violation> Fit(QuotaLimit limit, IReadOnlyList<Demand> demands, string rule)
    {
        var alone = demands.Where(demand => demand.Most > limit.Allowed).ToList();
        return alone.Count > 0 ? alone.Select(demand => FitAlone(limit, demand, rule))
            : Sum(demands, demand => demand.Most) > limit.Allowed ? [FitTogether(limit, demands, rule)]
            : RolloutFitsQuota(limit, demands);
    }

    // Where a single instance is too much, no number of instances helps.
    private static Violation FitAlone(QuotaLimit limit, Demand demand, string rule)
    {
        var severity = limit.IsDeclared ? Severity.Error : Severity.Warning;
        var fitting = limit.Allowed / demand.PerInstance;
        return fitting > 0
            ? new(
                severity, rule, demand.Path,
                $"is {demand.Instances}, which takes {limit.InWords(demand.Most)}, but {Stock(limit, demand.Most)}",
                $"Use {fitting} or less, or {limit.HowToRaise}", Sources.MaximumInstances.Url)
            : new(
                severity, rule, InferenceStackSpec.PathOf(demand.Name, limit.Setting),
                $"is {limit.ValueOf(demand.Service)}, so that {Instances(demand.Instances)} {limit.InWords(demand.Most)}, "
                    + $"but {Stock(limit, demand.Most)}",
                limit.Setting == "zonalRedundancy" ? $"Use false, or {limit.HowToRaise}" : Sentence(limit.HowToRaise),
                Sources.MaximumInstances.Url);
    }

    // Where too much is asked for, that is said already.
    private static IEnumerable<Violation> GpuQuotaIsKnown(InferenceStackSpec stack, QuotaLimit limit)
    {
        var demands = Demands(stack, limit);
        if (limit.IsUnconfirmed && demands.Count > 0 && !Fit(limit, demands, nameof(GpusFitQuota)).Any())
        {
            yield return Violation.Warning(
                InferenceStackSpec.PathOf(Largest(demands).Name, limit.Setting),
                $"is {limit.ValueOf(Largest(demands).Service)}, which takes {limit.InWords(Sum(demands, d => d.Most))}, "
                    + $"but {limit.Stock}",
                $"Look at the quota of the project first and declare it as {limit.Argument}, or {limit.HowToRaise}",
                Sources.Gpu.Url);
        }
    }

    // What is kept warm is in use at all times, so that it cannot even be deployed.
    private static Violation FitTogether(QuotaLimit limit, IReadOnlyList<Demand> demands, string rule)
    {
        var (first, all, warm) = (Largest(demands), Sum(demands, d => d.Most), Sum(demands, d => d.Warm));
        var ofWhichWarm = warm > limit.Allowed ? $", {limit.InWords(warm)} of it kept warm" : "";
        return new(
            limit.IsDeclared && warm > limit.Allowed ? Severity.Error : Severity.Warning, rule, first.Path,
            $"is {first.Instances}, which with {Others(demands, first)} takes {limit.InWords(all)}{ofWhichWarm}, "
                + $"but {Stock(limit, all)}",
            $"Lower maxInstances, or {limit.HowToRaise}", Sources.MaximumInstances.Url);
    }

    private static IEnumerable<Violation> RolloutFitsQuota(QuotaLimit limit, IReadOnlyList<Demand> demands)
    {
        var peak = Sum(demands, demand => demand.AtRollout);
        if (peak > limit.Allowed)
        {
            var first = Largest(demands.Where(demand => demand.Warm > 0));
            var others = demands.Count > 1 ? $" with {Others(demands, first)}" : "";
            yield return Violation.Warning(
                first.Path,
                $"is {first.Instances}, which{others} takes {limit.InWords(peak)} while a new revision starts beside the old "
                    + $"one, but {Stock(limit, peak)}",
                $"Lower maxInstances, or {limit.HowToRaise}", Rollout.Source.Url);
        }
    }

    private static List<Demand> Demands(InferenceStackSpec stack, QuotaLimit limit) =>
        [.. stack.Services.Select(service => new Demand(service.Key, service.Value.Service, limit)).Where(d => d.Most > 0)];

    private static string Stock(QuotaLimit limit, Int128 requested) =>
        $"{limit.Stock} ({limit.Id}: requested {requested}, allowed {limit.Allowed})";

    private static string Others(IReadOnlyList<Demand> demands, Demand first) =>
        Wording.All(demands.Where(demand => demand != first).Select(demand => $"{demand.Name} ({demand.Instances})"));

    private static string Instances(int count) => count == 1 ? "one instance takes" : $"{count} instances take";

    private static Demand Largest(IEnumerable<Demand> demands) => demands.MaxBy(demand => demand.Most)!;

    private static Int128 Sum(IEnumerable<Demand> demands, Func<Demand, Int128> amount) =>
        demands.Aggregate(Int128.Zero, (sum, demand) => sum + amount(demand));

    private static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause[1..];

    /// <summary>What a service takes of a quota.</summary>
    private sealed record Demand(string Name, GpuServiceSpec Service, QuotaLimit Limit)
    {
        public string Path { get; } = InferenceStackSpec.PathOf(Name, "maxInstances");

        public int Instances { get; } = Math.Max(0, Service.MaxInstances);

        public Int128 PerInstance { get; } = Limit.PerInstance(Service);

        public Int128 Most => PerInstance * Instances;

        public Int128 Warm => PerInstance * Rollout.WarmInstances(Service.MinInstances, Service.MaxInstances);

        public Int128 AtRollout => PerInstance * Rollout.InstancesAtOnce(Service.MinInstances, Service.MaxInstances);
    }
}
