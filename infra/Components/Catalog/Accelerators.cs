namespace GpuInfra;

/// <summary>Every kind of GPU that Cloud Run offers.</summary>
public static class Accelerators
{
    /// <summary>The word for a container without a GPU.</summary>
    public const string None = "none";

    private static readonly string[] WordsForNone = ["none", "no", "false", "off", "null", "cpu", "0"];

    // The release notes of 2026-08-11, in a copy.
    private static readonly Source DriverOfL4 = Sources.Of(
        "https://github.com/multani/gcp-changelog/blob/84028d37/content/cloud-run/index.md", new DateOnly(2026, 11, 28));

    // Google's table of GPUs, in a copy.
    private static readonly Source MemoryOfL4 = Sources.Of(
        "https://huggingface.co/spaces/Elfsong/gcp_allocator/commit/3a1a5af88c8fd7c36675800b52069eaf40fed2b4",
        new DateOnly(2026, 11, 30)).Unconfirmed;

    private static readonly Source LaunchOfRtxPro6000 = Sources.Of(
        "https://docs.cloud.google.com/run/docs/release-notes", new DateOnly(2026, 4, 13)).Unconfirmed;

    // As others quote it.
    private static readonly Source MemoryOfRtxPro6000 = Sources.Of(
        "https://www.nvidia.com/en-us/data-center/rtx-pro-6000-blackwell-server-edition/", new DateOnly(2026, 11, 30)).Unconfirmed;

    private static readonly Source ShapesOfRtxPro6000 = Sources.Of(
        "https://github.com/oded996/cloud-run-llm-manager/blob/main/src/app/config/regions.ts", new DateOnly(2025, 12, 5)).Unconfirmed;

    private static readonly Source ZonalPriceOfRtxPro6000 = PriceSources.Run with { Read = new DateOnly(2026, 4, 21) };

    /// <summary>NVIDIA L4.</summary>
    public static Accelerator L4 { get; } = new()
    {
        Id = "nvidia-l4",
        Title = "NVIDIA L4",
        VramGigabytes = 24,
        Memory = new(300, 20, 22.5m, MemoryOfL4),
        Driver = "580",
        Cuda = "13.0",
        DriverSource = DriverOfL4,
        ComputeCapability = "8.9",
        Machines = new MachineTable
        {
            Shapes =
            [
                MachineShape.Of(4, Memory.Gibibytes(16), Memory.Gibibytes(16)),
                MachineShape.Of(6, Memory.Gibibytes(16), Memory.Gibibytes(24)),
                MachineShape.Of(8, Memory.Gibibytes(16), Memory.Gibibytes(32)),
            ],
            Minimum = Sources.Gpu,
            Maximum = Sources.Cpu,
            Steps = Sources.Cpu,
            DefaultCpu = Vcpu.Cpus(8),
            DefaultMemory = Memory.Gibibytes(32),
        },
        Quota = new AcceleratorQuota(
            "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion", "NvidiaL4GpuAllocPerProjectRegion", 1, 3, Sources.Gpu),
        Regions =
        [
            new("asia-south1", Availability.InvitationOnly, Sources.Gpu),
            new("asia-southeast1", Availability.Available, Sources.Gpu),
            new("europe-west1", Availability.Available, Sources.Gpu),
            new("europe-west4", Availability.Available, Sources.Gpu),
            new("us-central1", Availability.Available, Sources.Gpu.Unconfirmed),
            new("us-east4", Availability.Available, Sources.Gpu),
        ],
        Price = new(0.0001867m, PriceSources.Run),
        PriceWithZonalRedundancy = new(0.0002909m, PriceSources.Run),
        ShortNames = ["l4", "l4x1", "1xl4"],
        Source = Sources.Gpu,
    };

    /// <summary>NVIDIA RTX PRO 6000 Blackwell Server Edition.</summary>
    public static Accelerator RtxPro6000 { get; } = new()
    {
        Id = "nvidia-rtx-pro-6000",
        Title = "NVIDIA RTX PRO 6000 Blackwell Server Edition",
        VramGigabytes = 96,
        Memory = new(1_597, 85, 92, MemoryOfRtxPro6000),
        Driver = "580",
        Cuda = "13.0",
        DriverSource = Sources.Gpu,
        ComputeCapability = "12.0",
        Machines = new MachineTable
        {
            Shapes =
            [
                MachineShape.Of(20, Memory.Gibibytes(80), Memory.Gibibytes(176)),
                MachineShape.Of(22, Memory.Gibibytes(80), Memory.Gibibytes(176)),
                MachineShape.Of(24, Memory.Gibibytes(80), Memory.Gibibytes(176)),
                MachineShape.Of(30, Memory.Gibibytes(80), Memory.Gibibytes(176)),
                MachineShape.Of(44, Memory.Gibibytes(80), Memory.Gibibytes(176)),
            ],
            Minimum = Sources.Gpu,
            Maximum = LaunchOfRtxPro6000,
            Steps = ShapesOfRtxPro6000,
            DefaultCpu = Vcpu.Cpus(20),
            DefaultMemory = Memory.Gibibytes(80),
        },
        Quota = new AcceleratorQuota(
            "NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion", "NvidiaRtxPro6000GpuAllocPerProjectRegion", 1000, 3,
            Sources.Gpu.Unconfirmed)
        {
            Reported = "0 and 1",
        },
        Regions =
        [
            new("asia-south2", Availability.InvitationOnly, Sources.Gpu),
            new("asia-southeast1", Availability.Available, Sources.Gpu),
            new("europe-west4", Availability.Available, Sources.Gpu),
            new("us-central1", Availability.Available, Sources.Gpu),
        ],
        Price = new(0.00036522m, PriceSources.Run),
        PriceWithZonalRedundancy = new(0.00056913m, ZonalPriceOfRtxPro6000),
        ShortNames = ["rtx6000", "rtx6000pro", "pro6000", "rtxpro6000blackwell", "rtxpro6000blackwellserveredition"],
        Source = Sources.Gpu,
    };

    /// <summary>All of them, the smallest first.</summary>
    public static IReadOnlyList<Accelerator> All { get; } = [L4, RtxPro6000];

    /// <summary>The accelerator a service gets that names none.</summary>
    public static Accelerator Default => L4;

    /// <summary>What <see cref="ServiceSettings.Gpu"/> may be: every accelerator's word, and the one for none.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.Select(a => a.Id), None];

    /// <summary>The accelerator of an id; none if Cloud Run does not offer it.</summary>
    public static Accelerator? Find(string id) => All.FirstOrDefault(a => a.Id == id);

    // The id, or the word for none, that a wrong spelling was meant to be; none if nothing tells.
    internal static string? Nearest(string word)
    {
        var core = CoreOf(word);
        return WordsForNone.Contains(core) || Wording.Distance(None, core) <= 1 ? None
            : All.FirstOrDefault(a => CoreOf(a.Id) == core || a.ShortNames.Contains(core))?.Id
            ?? All.FirstOrDefault(a => Wording.Distance(CoreOf(a.Id), core) <= CoreOf(a.Id).Length / 4)?.Id;
    }

    // What is left of a name when everybody's words for the maker and for a GPU are taken away.
    private static string CoreOf(string word) =>
        string.Concat(word.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))
            .Replace("nvidia", "", StringComparison.Ordinal)
            .Replace("tesla", "", StringComparison.Ordinal)
            .Replace("gpu", "", StringComparison.Ordinal);
}
