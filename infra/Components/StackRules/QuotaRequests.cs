namespace GpuInfra;

/// <summary>What a stack asks of Google's quotas.</summary>
public static class QuotaRequests
{
    internal static readonly Rule RequestCoversStack = new(
        "QTA004", "A request for quota covers what the stack takes, and what it has.",
        "Cloud Run refuses a service that may take more than the quota, so that less than all instances take is asked for in vain; and "
            + "to ask for less than is granted is to ask that the quota be lowered.")
    { Source = Sources.MaximumInstances.Url, RestsOn = Premises.Amounts, IsAboutStack = true };

    private const string Path = $"{InferenceStackSpec.PlatformPath}.quota.request";

    /// <summary>
    /// The request with every amount that it leaves out: what all instances take together, and never less than there is, since a
    /// lower preference lowers the quota. CPU and memory are asked for where a new project has too little. None where nothing is asked.
    /// </summary>
    public static GpuQuotaArgs? Of(InferenceStackSpec stack)
    {
        if (stack.Platform.Quota.Request is not { } request)
        {
            return null;
        }

        var limits = QuotaLimit.Gpus(stack.Platform.Quota);
        return new()
        {
            ContactEmail = request.ContactEmail,
            Justification = request.Justification,
            Project = stack.Platform.Project,
            Region = stack.Platform.Region,
            Gpus = Gpus(stack, request.Gpus, limits.Where(limit => !limit.HasRedundancy)),
            GpusWithZonalRedundancy = Gpus(stack, request.GpusWithZonalRedundancy, limits.Where(limit => limit.HasRedundancy)),
            Cpu = request.Cpu ?? Amount(stack, QuotaLimit.Cpu(stack.Platform), CloudRunQuotas.CpuOfNewProject.Millis, CpuOf),
            Memory = request.Memory ?? Amount(stack, QuotaLimit.Memory(stack.Platform), CloudRunQuotas.MemoryOfNewProject.Bytes, MemoryOf),
        };
    }

    /// <summary>Files the request of a stack, once the API is on; nothing where the stack asks for nothing.</summary>
    /// <param name="name">The name of the component.</param>
    /// <param name="stack">The platform and its services.</param>
    /// <param name="platform">The platform as it was made.</param>
    /// <param name="options">The options of the component.</param>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static GpuQuota? File(string name, InferenceStackSpec stack, InferencePlatform platform, ComponentResourceOptions options) =>
        Of(stack) is { } args
            ? new(name, args, new() { Providers = options.Providers, DependsOn = platform.QuotaApi })
            : null;

    internal static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        if (stack.Platform.Quota.Request is not { } request)
        {
            return [];
        }

        var asked = GpuQuotaSpec.Check(stack.Platform.QuotaName, request).Spec;
        return
        [
            .. QuotaLimit.Gpus(stack.Platform.Quota).SelectMany(limit => CheckRequestCoversStack(
                stack, limit, (limit.HasRedundancy ? asked.GpusWithZonalRedundancy : asked.Gpus).TryGetValue(limit.Gpu!.Id, out var gpus)
                    ? (Int128)gpus * limit.Gpu.Quota.UnitsPerGpu
                    : null)),
            .. CheckRequestCoversStack(stack, QuotaLimit.Cpu(stack.Platform), asked.Cpu?.Millis),
            .. CheckRequestCoversStack(stack, QuotaLimit.Memory(stack.Platform), asked.Memory?.Bytes),
        ];
    }

    // What is refused by itself, such as less than none, is told for that alone.
    private static IEnumerable<Violation> CheckRequestCoversStack(InferenceStackSpec stack, QuotaLimit limit, Int128? asked)
    {
        if (asked is not { } units || units <= 0)
        {
            yield break;
        }

        var need = QuotaDemand.Need(stack, limit);
        var path = Path + limit.Argument[QuotaLimit.Path.Length..];
        if (units < need)
        {
            yield return RequestCoversStack.Broken(
                path, $"asks for {limit.InWords(units)}, but all instances take {limit.InWords(need)} ({limit.Id}: asked {units}, needed {need})",
                "Ask for that or more, leave it out, or lower maxInstances.");
        }
        else if (units < limit.Allowed)
        {
            yield return RequestCoversStack.Warning(
                path, $"asks for {limit.InWords(units)}, but {limit.Stock}, so that it asks for a lower quota",
                "Ask for that or more, or leave it out.");
        }
    }

    private static SortedDictionary<string, int> Gpus(
        InferenceStackSpec stack, IDictionary<string, int>? asked, IEnumerable<QuotaLimit> limits)
    {
        var gpus = new SortedDictionary<string, int>(asked ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        foreach (var limit in limits)
        {
            var need = QuotaDemand.Need(stack, limit);
            if (need > 0)
            {
                gpus.TryAdd(limit.Gpu!.Id, (int)Int128.Min(Int128.Max(need, limit.Allowed) / limit.Gpu.Quota.UnitsPerGpu, int.MaxValue));
            }
        }

        return gpus;
    }

    private static string? Amount(InferenceStackSpec stack, QuotaLimit limit, Int128 ofNewProject, Func<Int128, string> inWords)
    {
        var need = QuotaDemand.Need(stack, limit);
        return need > ofNewProject ? inWords(Int128.Max(need, limit.Allowed)) : null;
    }

    private static string CpuOf(Int128 millis) => Vcpu.Milli((int)Int128.Min(millis, int.MaxValue)).ToString();

    private static string MemoryOf(Int128 bytes) => Memory.Mebibytes((long)Int128.Min(bytes >> 20, int.MaxValue)).ToString();
}
