namespace GpuInfra;

/// <summary>What Google has granted the project in the region, as far as the caller says it.</summary>
public sealed record QuotaSpec
{
    internal static readonly Rule QuotaHasAccelerator = new(
        "QTA001", "A GPU quota is of a GPU that Cloud Run offers.",
        "A quota under another id would never be looked at. Use the id of the accelerator as the services say it.")
    { Source = Sources.Gpu.Url };

    internal static readonly Rule QuotaIsNotNegative = new(
        "QTA002", "A declared quota is zero or more, and one that is asked for is more.",
        "Declare what the quota page of the project shows, in whole GPUs, and ask for what the services need.")
    { Source = Sources.Quotas.Url };

    private QuotaSpec(QuotaArgs args, List<Violation> violations)
    {
        Gpus = ReadGpus("gpus", args.Gpus, CloudRunQuotas.Declared, violations);
        GpusWithZonalRedundancy = ReadGpus(
            "gpusWithZonalRedundancy", args.GpusWithZonalRedundancy, CloudRunQuotas.Declared, violations);
        Cpu = args.Cpu is { } cpu ? Quantity.ReadCpu("cpu", cpu, violations) : null;
        Memory = args.Memory is { } memory ? Quantity.ReadMemory("memory", memory, violations) : null;
        Read = args.Read ?? false;
        Request = args.Request;
    }

    /// <summary>GPUs without zonal redundancy, by the accelerator's id.</summary>
    public IReadOnlyDictionary<string, int> Gpus { get; }

    /// <summary>GPUs with zonal redundancy, by the accelerator's id.</summary>
    public IReadOnlyDictionary<string, int> GpusWithZonalRedundancy { get; }

    /// <summary>The CPU of all instances; none where nothing is said.</summary>
    public Vcpu? Cpu { get; }

    /// <summary>The memory of all instances; none where nothing is said.</summary>
    public Memory? Memory { get; }

    /// <summary>Whether what Google has granted is read while the stack is previewed and deployed.</summary>
    public bool Read { get; }

    /// <summary>What is asked for; none where nothing is.</summary>
    public GpuQuotaArgs? Request { get; }

    // Whether the program calls the API of quotas.
    internal bool IsUsed => Read || Request is not null;

    /// <summary>Reads the amounts and runs every rule.</summary>
    public static Checked<QuotaSpec> Check(QuotaArgs args)
    {
        var violations = new List<Violation>();
        return new(new QuotaSpec(args, violations), violations);
    }

    internal static SortedDictionary<string, int> ReadGpus(
        string path, IDictionary<string, int>? gpus, Bounds<int> bounds, List<Violation> violations)
    {
        var counts = new SortedDictionary<string, int>(gpus ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        foreach (var (id, count) in counts)
        {
            var place = ArgumentPath.Key(path, id);
            violations.AddRange(CheckQuotaHasAccelerator(place, id));
            violations.AddRange(bounds.Check(place, count, QuotaIsNotNegative));
        }

        return counts;
    }

    private static IEnumerable<Violation> CheckQuotaHasAccelerator(string path, string id)
    {
        if (Accelerators.Find(id) is null)
        {
            yield return QuotaHasAccelerator.Broken(
                path, "is not the id of a GPU that Cloud Run offers",
                $"Use {Accelerators.Nearest(id) ?? Wording.Either(Accelerators.All.Select(a => a.Id))}.");
        }
    }
}
