namespace GpuInfra.Cli;

// The limits of Cloud Run, by the settings that they are about.
internal static class LimitTopics
{
    private static readonly Source Containers = CloudRunLimits.Containers.Source;

    public static IReadOnlyList<Topic> All { get; } =
    [
        Limit("concurrency", "requests that an instance serves at once",
            Bounds("value", CloudRunLimits.Concurrency),
            new("default with a GPU", Number(CloudRunLimits.DefaultConcurrencyWithGpu)),
            new("default without", Number(CloudRunLimits.DefaultConcurrency), CloudRunLimits.Concurrency.Source)),
        Limit("timeout", "seconds that a request may take",
            Bounds("value", CloudRunLimits.TimeoutSeconds),
            new("default", Number(CloudRunLimits.DefaultTimeoutSeconds), CloudRunLimits.TimeoutSeconds.Source)),
        Limit("startup", "seconds that a container may take to start: period × failure threshold of its startup probe",
            Window("with a GPU", ProbeLimits.Of(ProbeRole.Startup, Accelerators.Default)),
            Window("without", ProbeLimits.Of(ProbeRole.Startup, null)),
            new("without a probe", Number(CloudRunLimits.DefaultStartupWindowSeconds), StartupSource)),
        Limit("loading", "how fast weights come from where they live, as it was measured",
            Rate("image", LoadRates.Image),
            Rate("bucket", LoadRates.Bucket),
            Rate("bucket, read ahead", LoadRates.BucketReadAhead),
            Rate("bucket, by way of memory", LoadRates.Memory),
            Rate("bucket, past the VPC", LoadRates.PublicWay),
            Rate("internet", LoadRates.Internet),
            Rate("first pull of an image", LoadRates.FirstPull)),
        Probe("liveness", "when a container must be restarted", ProbeRole.Liveness),
        Probe("readiness", "when an instance gets new requests", ProbeRole.Readiness),
        Limit("instances", "instances of a service",
            Bounds("kept warm", CloudRunLimits.MinInstances),
            Bounds("at most", CloudRunLimits.MaxInstances)),
        Limit("quota", "what a project may use in a region, all services together",
        [
            new("CPU", $"{CloudRunQuotas.Cpu}: commonly {CloudRunQuotas.CpuOfNewProject} vCPU in a new project", Reported),
            new("memory", $"{CloudRunQuotas.Memory}: commonly {CloudRunQuotas.MemoryOfNewProject} in a new project", Reported),
            .. Accelerators.All.Select(gpu => new Fact(gpu.Id, gpu.Quota.WithoutZonalRedundancy, gpu.Quota.Source)),
        ]),
        Limit("containers", "containers of an instance", new Fact("value", $"{CloudRunLimits.Containers}", Containers)),
        Limit("names", "letters that a name may have",
            Bounds("service", NameLimits.Service),
            Bounds("volume, sidecar, network tag", NameLimits.Part),
            Bounds("label", NameLimits.Label),
            Bounds("bucket", NameLimits.Bucket),
            Bounds("bucket with dots", NameLimits.DottedBucket),
            Bounds("service account", NameLimits.ServiceAccountId),
            Bounds("secret", NameLimits.SecretId),
            Bounds("project", NameLimits.Project),
            Bounds("network, subnet, address, repository", NameLimits.Compute),
            Bounds("endpoint of Private Service Connect", NameLimits.PrivateServiceConnect)),
        Limit("port", "port numbers",
            Bounds("value", CloudRunLimits.Port),
            new("default", Number(CloudRunLimits.DefaultPort), CloudRunLimits.Port.Source)),
    ];

    private static Source StartupSource => ProbeLimits.Of(ProbeRole.Startup, null).PeriodSeconds.Source;

    // Google says how the quotas are counted; what a new project has is known from reports alone.
    private static Source Reported => CloudRunQuotas.Source with { Certainty = Certainty.Unconfirmed };

    private static Topic Limit(string word, string title, params Fact[] facts) => new("limits", word, title) { Facts = facts };

    private static Topic Probe(string word, string title, ProbeRole role)
    {
        var limits = ProbeLimits.Of(role, Accelerators.Default);
        return Limit(word, title, Bounds("period in seconds", limits.PeriodSeconds), Bounds("timeout in seconds", limits.TimeoutSeconds));
    }

    private static Fact Bounds(string name, Bounds<int> bounds) => new(name, $"{bounds}", bounds.Source);

    private static Fact Rate(string name, LoadRate rate) => new(
        name,
        string.Create(
            CultureInfo.InvariantCulture,
            $"about {rate.ExpectedMegabytesPerSecond} MB a second{Large(rate)}, {rate.SlowMegabytesPerSecond} to {rate.FastMegabytesPerSecond} were seen"),
        rate.Source);

    private static string Large(LoadRate rate) => rate.LargeMegabytesPerSecond is { } large
        ? string.Create(CultureInfo.InvariantCulture, $" ({large} beyond {ModelTopics.Gigabytes(LoadRate.LargeBytes)})")
        : "";

    private static Fact Window(string name, ProbeLimits limits) => new(name, $"at most {limits.WindowSeconds}", limits.PeriodSeconds.Source);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

// The GPUs that Cloud Run offers.
internal static class AcceleratorTopics
{
    public static IEnumerable<Topic> All => Accelerators.All.Select(gpu => new Topic("GPUs", gpu.Id, gpu.Title)
    {
        Facts =
        [
            new("memory", Text($"{gpu.VramGigabytes} GB"), gpu.Source),
            new("compute capability", gpu.ComputeCapability, gpu.Source),
            new("driver, CUDA", $"{gpu.Driver}, {gpu.Cuda}", gpu.DriverSource),
            new("CPU and memory", Least(gpu.Machines), gpu.Machines.Minimum),
            new("", Most(gpu.Machines), gpu.Machines.Maximum),
            .. gpu.Machines.Shapes.Select((shape, i) => new Fact(i == 0 ? "steps of CPU" : "", Shape(shape), gpu.Machines.Steps)),
            .. gpu.Regions.Select((region, i) => new Fact(i == 0 ? "regions" : "", Region(region), region.Source)),
            new("quota", $"{gpu.Quota.WithoutZonalRedundancy}: {Granted(gpu.Quota)}", gpu.Quota.Source),
            new("", $"{gpu.Quota.WithZonalRedundancy}: on request, for zonal redundancy", gpu.Quota.Source),
        ],
    });

    public static string Word(Availability availability) =>
        availability == Availability.Available ? "available" : "by invitation only";

    private static string Least(MachineTable table) => $"at least {table.MinimumCpu} vCPU and {table.MinimumMemory}";

    private static string Most(MachineTable table) => $"at most {table.MaximumCpu} vCPU and {table.MaximumMemory}";

    private static string Shape(MachineShape shape) =>
        shape.MinimumMemory == shape.MaximumMemory
            ? $"{shape.Cpu} with {shape.MinimumMemory}"
            : $"{shape.Cpu} with {shape.MinimumMemory} to {shape.MaximumMemory}";

    private static string Region(AcceleratorRegion region) => $"{region.Region}, {Word(region.Availability)}";

    private static string Granted(AcceleratorQuota quota) =>
        Text($"{quota.UnitsPerGpu} for each GPU, {quota.GpusAtFirstUse} GPUs granted at the first deployment");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

// The list prices: all of them in one topic, and each with its regions in one of its own.
internal static class PriceTopics
{
    private const string Kind = "prices";

    private static readonly ILookup<string, ListPrice> ById = ListPrices.All.ToLookup(price => price.Id);

    public static IEnumerable<Topic> All =>
    [
        new(Kind, Kind, "what Google asks of everybody, in US dollars")
        {
            Text = "Taxes, free tiers and discounts are left out. A file prices.yaml beside the stack files says what somebody pays "
                + "instead, such as 'prices: {run.cpu@europe-west4: 0.000016}'.",
            Facts = [.. ById.Select(prices => new Fact(prices.Key, Range([.. prices]), BestKnown(prices).Source))],
        },
        .. ById.Select(prices => new Topic(Kind, prices.Key, $"US dollars per {prices.First().Unit}")
        {
            Facts =
            [
                .. prices.Select(price => new Fact(price.Region ?? "everywhere", Text(price.Amount), price.Source)),
            ],
        }),
    ];

    private static ListPrice BestKnown(IEnumerable<ListPrice> prices) => prices.MinBy(price => price.Source.Certainty)!;

    private static string Range(IReadOnlyList<ListPrice> prices)
    {
        var (least, most) = (prices.Min(price => price.Amount), prices.Max(price => price.Amount));
        return $"{(least == most ? Text(least) : $"{Text(least)} to {Text(most)}")} per {prices[0].Unit}";
    }

    private static string Text(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
}
