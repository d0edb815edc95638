namespace GpuInfra;

// One quota of a region, what is there of it, and what an instance takes.
internal sealed record QuotaLimit
{
    public const string Path = InferenceStackSpec.PlatformPath + ".quota";

    public required string Id { get; init; }

    public required string Argument { get; init; }

    public required Int128 Allowed { get; init; }

    // What Google grants of it by itself at the first deployment.
    public Int128 AtFirstUse { get; init; }

    // The GPU that it is of, and of which kind; none where it is of CPU or memory.
    public Accelerator? Gpu { get; init; }

    public bool HasRedundancy { get; init; }

    // Whether the caller says so, and not the catalog.
    public required bool IsDeclared { get; init; }

    // What is there, in words that follow "but".
    public required string Stock { get; init; }

    public required string HowToRaise { get; init; }

    public required string Setting { get; init; }

    public required Func<GpuServiceSpec, string> ValueOf { get; init; }

    public bool IsUnconfirmed { get; init; }

    public required Func<GpuServiceSpec, Int128> PerInstance { get; init; }

    public required Func<Int128, string> InWords { get; init; }

    public static IEnumerable<QuotaLimit> Gpus(QuotaSpec quota) =>
    [
        .. Accelerators.All.Select(accelerator => WithoutRedundancy(quota, accelerator)),
        .. Accelerators.All.Select(accelerator => WithRedundancy(quota, accelerator)),
    ];

    public static QuotaLimit Cpu(InferencePlatformSpec platform)
    {
        var cpu = platform.Quota.Cpu ?? CloudRunQuotas.CpuOfNewProject;
        return new()
        {
            Id = CloudRunQuotas.Cpu,
            Argument = $"{Path}.cpu",
            Allowed = cpu.Millis,
            IsDeclared = platform.Quota.Cpu is not null,
            Stock = platform.Quota.Cpu is null ? $"a new project commonly has {cpu}" : $"{Path}.cpu is {cpu}",
            HowToRaise = AskOnPage(platform, $"{Path}.cpu"),
            Setting = "cpu",
            ValueOf = service => $"{service.Serving.Cpu}",
            PerInstance = service => service.Containers.Aggregate(Int128.Zero, (sum, c) => sum + c.Cpu.Millis),
            InWords = millis => millis % 1000 == 0 ? Text($"{millis / 1000} vCPU") : Text($"{millis}m vCPU"),
        };
    }

    public static QuotaLimit Memory(InferencePlatformSpec platform)
    {
        var memory = platform.Quota.Memory ?? CloudRunQuotas.MemoryOfNewProject;
        return new()
        {
            Id = CloudRunQuotas.Memory,
            Argument = $"{Path}.memory",
            Allowed = memory.Bytes,
            IsDeclared = platform.Quota.Memory is not null,
            Stock = platform.Quota.Memory is null ? $"a new project commonly has {memory}" : $"{Path}.memory is {memory}",
            HowToRaise = AskOnPage(platform, $"{Path}.memory"),
            Setting = "memory",
            ValueOf = service => $"{service.Serving.Memory}",
            PerInstance = service => service.Containers.Aggregate(Int128.Zero, (sum, c) => sum + c.Memory.Bytes),
            InWords = bytes => bytes % (1 << 30) == 0 ? Text($"{bytes >> 30}Gi of memory") : Text($"{bytes >> 20}Mi of memory"),
        };
    }

    // The same with what Google says that it has granted, to which the first deployment may add.
    public QuotaLimit Granted(Int128 units, string region) => this with
    {
        Allowed = Int128.Max(units, AtFirstUse),
        IsDeclared = true,
        Stock = units < AtFirstUse
            ? $"Google has granted {InWords(units)} in {region} so far, and grants {InWords(AtFirstUse)} at the first deployment"
            : $"Google has granted {InWords(units)} in {region}",
    };

    private static QuotaLimit WithoutRedundancy(QuotaSpec quota, Accelerator accelerator)
    {
        var argument = ArgumentPath.Key($"{Path}.gpus", accelerator.Id);
        var isDeclared = quota.Gpus.TryGetValue(accelerator.Id, out var declared);
        var gpus = isDeclared ? declared : accelerator.Quota.GpusAtFirstUse;
        var isUnconfirmed = accelerator.Quota.Source.Certainty == Certainty.Unconfirmed;
        return Of(accelerator, argument, ZonalRedundancy.Off) with
        {
            Allowed = Units(gpus, accelerator),
            AtFirstUse = Units(accelerator.Quota.GpusAtFirstUse, accelerator),
            IsDeclared = isDeclared,
            Stock = isDeclared ? $"{argument} is {gpus}" : $"a project is granted {gpus} at its first deployment{Reports(accelerator)}",
            IsUnconfirmed = isUnconfirmed && !isDeclared,
        };
    }

    private static QuotaLimit WithRedundancy(QuotaSpec quota, Accelerator accelerator)
    {
        var argument = ArgumentPath.Key($"{Path}.gpusWithZonalRedundancy", accelerator.Id);
        var isDeclared = quota.GpusWithZonalRedundancy.TryGetValue(accelerator.Id, out var gpus);
        return Of(accelerator, argument, ZonalRedundancy.On) with
        {
            Allowed = Units(gpus, accelerator),
            IsDeclared = isDeclared,
            Stock = isDeclared ? $"{argument} is {gpus}" : "a project has none with zonal redundancy until it asks",
        };
    }

    private static QuotaLimit Of(Accelerator accelerator, string argument, ZonalRedundancy redundancy) => new()
    {
        Gpu = accelerator,
        HasRedundancy = redundancy == ZonalRedundancy.On,
        Id = redundancy == ZonalRedundancy.On ? accelerator.Quota.WithZonalRedundancy : accelerator.Quota.WithoutZonalRedundancy,
        Argument = argument,
        Allowed = 0,
        Setting = redundancy == ZonalRedundancy.On ? "zonalRedundancy" : "gpu",
        ValueOf = _ => redundancy == ZonalRedundancy.On ? "true" : accelerator.Id,
        IsDeclared = false,
        Stock = "",
        HowToRaise =
            $"ask for more at {CloudRunQuotas.GpuForm} and declare what is granted as {argument}. "
            + "If the service runs without a GPU today, lower its maxInstances first and add the GPU in a second deployment.",
        PerInstance = service =>
            service.GpuIsKnown && service.Accelerator == accelerator && service.ZonalRedundancy == (redundancy == ZonalRedundancy.On)
                ? accelerator.Quota.UnitsPerGpu
                : 0,
        InWords = units => Text($"{units / accelerator.Quota.UnitsPerGpu} {accelerator.Id}"),
    };

    private static string AskOnPage(InferencePlatformSpec platform, string argument) =>
        $"ask for more at {CloudRunQuotas.PageOf(platform.Project)} and declare what is granted as {argument}.";

    private static string Reports(Accelerator accelerator) => accelerator.Quota switch
    {
        { Reported: { } granted } => $" at most: projects report {granted}",
        { Source.Certainty: Certainty.Unconfirmed } => " at most",
        _ => "",
    };

    private static Int128 Units(int gpus, Accelerator accelerator) => (Int128)gpus * accelerator.Quota.UnitsPerGpu;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private enum ZonalRedundancy
    {
        Off,
        On,
    }
}
