namespace GpuInfra;

/// <summary>What Google has granted the project in the region, as far as the caller says it.</summary>
public sealed record QuotaSpec
{
    internal static readonly Rule QuotaHasAccelerator = new(
        "QTA001", "A declared GPU quota is of a GPU that Cloud Run offers.",
        "A quota under another id would never be looked at. Use the id of the accelerator as the services say it.")
    { Source = Sources.Gpu.Url };

    internal static readonly Rule QuotaIsNotNegative = new(
        "QTA002", "A declared quota is zero or more.",
        "Declare what the quota page of the project shows, in whole GPUs.")
    { Source = Sources.Quotas.Url };

    private QuotaSpec(QuotaArgs args, List<Violation> violations)
    {
        Gpus = ReadGpus("gpus", args.Gpus, violations);
        GpusWithZonalRedundancy = ReadGpus("gpusWithZonalRedundancy", args.GpusWithZonalRedundancy, violations);
        Cpu = args.Cpu is { } cpu ? Quantity.ReadCpu("cpu", cpu, violations) : null;
        Memory = args.Memory is { } memory ? Quantity.ReadMemory("memory", memory, violations) : null;
    }

    /// <summary>GPUs without zonal redundancy, by the accelerator's id.</summary>
    public IReadOnlyDictionary<string, int> Gpus { get; }

    /// <summary>GPUs with zonal redundancy, by the accelerator's id.</summary>
    public IReadOnlyDictionary<string, int> GpusWithZonalRedundancy { get; }

    /// <summary>The CPU of all instances; none where nothing is said.</summary>
    public Vcpu? Cpu { get; }

    /// <summary>The memory of all instances; none where nothing is said.</summary>
    public Memory? Memory { get; }

    /// <summary>Reads the amounts and runs every rule.</summary>
    public static Checked<QuotaSpec> Check(QuotaArgs args)
    {
        var violations = new List<Violation>();
        return new(new QuotaSpec(args, violations), violations);
    }

    private static SortedDictionary<string, int> ReadGpus(string path, IDictionary<string, int>? gpus, List<Violation> violations)
    {
        var counts = new SortedDictionary<string, int>(gpus ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        foreach (var (id, count) in counts)
        {
            var place = ArgumentPath.Key(path, id);
            violations.AddRange(CheckQuotaHasAccelerator(place, id));
            violations.AddRange(CloudRunQuotas.Declared.Check(place, count, QuotaIsNotNegative));
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
