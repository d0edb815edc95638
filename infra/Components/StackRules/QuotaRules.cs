namespace GpuInfra;

// What all instances of a region may take together. Cloud Run refuses a service that alone is more than the quota; what
// services take together counts only while they run, and then keeps new instances from starting.
internal static class QuotaRules
{
    internal static readonly Rule GpusFitQuota = new(
        "STK001", "The GPUs of all instances fit the region's quota.",
        "Cloud Run refuses a service whose max instances times its GPU exceed the quota of its region, of which there is one "
            + "for GPUs with zonal redundancy and one for those without; RTX PRO 6000 is counted in thousandths. Services that "
            + "exceed it together take GPUs from each other: new instances do not start and requests get 503. A project that "
            + "uses a kind of GPU for the first time in a region is granted a few without redundancy by itself. A service "
            + "without a GPU that gains one needs two deployments: first max instances within the GPU quota, then the GPU.")
    { Source = Sources.MaximumInstances.Url, RestsOn = Premises.Amounts };

    internal static readonly Rule CpuFitsQuota = new(
        "STK002", "The vCPUs of all instances fit the region's quota.",
        "Cloud Run refuses a service whose max instances times its vCPUs exceed the quota, and does not start instances "
            + $"beyond it. New projects commonly have {CloudRunQuotas.CpuOfNewProject} in a region: one RTX PRO 6000. Declare "
            + "what is granted as platform.quota.cpu.")
    { Source = Sources.MaximumInstances.Url, RestsOn = Premises.Amounts };

    internal static readonly Rule MemoryFitsQuota = new(
        "STK003", "The memory of all instances fits the region's quota.",
        "Cloud Run refuses a service whose max instances times its memory exceed the quota, and does not start instances "
            + $"beyond it. New projects commonly have {CloudRunQuotas.MemoryOfNewProject} in a region: not enough for one RTX "
            + "PRO 6000. Declare what is granted as platform.quota.memory.")
    { Source = Sources.MaximumInstances.Url, RestsOn = Premises.Amounts };

    internal static readonly Rule RolloutFitsQuota = new(
        "STK004", "The quota has room for a new revision beside the old one.",
        "While a service is rolled out, both revisions keep their warm instances. Without room for them the new revision "
            + "does not become ready while the service is busy. How many instances overlap is not documented: the warm ones of "
            + "each service are counted once more.")
    { Severity = Severity.Warning, Source = Rollout.Source.Url, RestsOn = Premises.Amounts };

    internal static readonly Rule GpuQuotaIsKnown = new(
        "STK020", "A GPU quota that nobody confirms is declared.",
        "Google's page grants GPUs at the first deployment, but for RTX PRO 6000 projects report fewer, or none: the first "
            + "deployment is then refused. Look at the project's quota, and declare it as platform.quota.gpus.")
    { Severity = Severity.Warning, Source = Sources.Gpu.Url, RestsOn = Premises.Amounts };

    public static IReadOnlyList<Rule> All { get; } = [GpusFitQuota, CpuFitsQuota, MemoryFitsQuota, RolloutFitsQuota, GpuQuotaIsKnown];

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
        LimitsOf(stack).SelectMany(each => Check(stack, each.Limit, each.Rule));

    // Each quota of the region, with the rule that the services fit it.
    public static IEnumerable<(QuotaLimit Limit, Rule Rule)> LimitsOf(InferenceStackSpec stack) =>
    [
        .. QuotaLimit.Gpus(stack.Platform.Quota).Select(limit => (limit, GpusFitQuota)),
        (QuotaLimit.Cpu(stack.Platform), CpuFitsQuota),
        (QuotaLimit.Memory(stack.Platform), MemoryFitsQuota),
    ];

    public static IEnumerable<Violation> Check(InferenceStackSpec stack, QuotaLimit limit, Rule rule) =>
        [.. Fit(limit, QuotaDemand.Of(stack, limit), rule), .. CheckGpuQuotaIsKnown(stack, limit)];

    public static IEnumerable<Violation> Fit(QuotaLimit limit, IReadOnlyList<QuotaDemand> demands, Rule rule)
    {
        var alone = demands.Where(demand => demand.Most > limit.Allowed).ToList();
        return alone.Count > 0 ? alone.Select(demand => FitAlone(limit, demand, rule))
            : QuotaDemand.Sum(demands, demand => demand.Most) > limit.Allowed ? [FitTogether(limit, demands, rule)]
            : CheckRolloutFitsQuota(limit, demands);
    }

    // Where a single instance is too much, no number of instances helps.
    private static Violation FitAlone(QuotaLimit limit, QuotaDemand demand, Rule rule)
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
    private static IEnumerable<Violation> CheckGpuQuotaIsKnown(InferenceStackSpec stack, QuotaLimit limit)
    {
        var demands = QuotaDemand.Of(stack, limit);
        if (limit.IsUnconfirmed && demands.Count > 0 && !Fit(limit, demands, GpusFitQuota).Any())
        {
            yield return GpuQuotaIsKnown.Broken(
                InferenceStackSpec.PathOf(QuotaDemand.Largest(demands).Name, limit.Setting),
                $"is {limit.ValueOf(QuotaDemand.Largest(demands).Service)}, which takes {limit.InWords(QuotaDemand.Sum(demands, d => d.Most))}, "
                    + $"but {limit.Stock}",
                $"Look at the quota of the project first and declare it as {limit.Argument}, or {limit.HowToRaise}");
        }
    }

    // What is kept warm is in use at all times, so that it cannot even be deployed.
    private static Violation FitTogether(QuotaLimit limit, IReadOnlyList<QuotaDemand> demands, Rule rule)
    {
        var (first, all, warm) = (QuotaDemand.Largest(demands), QuotaDemand.Sum(demands, d => d.Most), QuotaDemand.Sum(demands, d => d.Warm));
        var ofWhichWarm = warm > limit.Allowed ? $", {limit.InWords(warm)} of it kept warm" : "";
        return new(
            limit.IsDeclared && warm > limit.Allowed ? Severity.Error : Severity.Warning, rule, first.Path,
            $"is {first.Instances}, which with {Others(demands, first)} takes {limit.InWords(all)}{ofWhichWarm}, "
                + $"but {Stock(limit, all)}",
            $"Lower {first.Key}, or {limit.HowToRaise}", Sources.MaximumInstances.Url);
    }

    private static IEnumerable<Violation> CheckRolloutFitsQuota(QuotaLimit limit, IReadOnlyList<QuotaDemand> demands)
    {
        var peak = QuotaDemand.Sum(demands, demand => demand.AtRollout);
        if (peak > limit.Allowed)
        {
            var first = QuotaDemand.Largest(demands.Where(demand => demand.Warm > 0));
            var others = demands.Count > 1 ? $" with {Others(demands, first)}" : "";
            yield return RolloutFitsQuota.Broken(
                first.Path,
                $"is {first.Instances}, which{others} takes {limit.InWords(peak)} while a new revision starts beside the old "
                    + $"one, but {Stock(limit, peak)}",
                $"Lower {first.Key}, or {limit.HowToRaise}");
        }
    }

    private static string Stock(QuotaLimit limit, Int128 requested) =>
        $"{limit.Stock} ({limit.Id}: requested {requested}, allowed {limit.Allowed})";

    private static string Others(IReadOnlyList<QuotaDemand> demands, QuotaDemand first) =>
        Wording.All(demands.Where(demand => demand != first).Select(demand => $"{demand.Name} ({demand.Instances})"));

    private static string Instances(int count) => count == 1 ? "one instance takes" : $"{count} instances take";

    private static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause[1..];
}
