using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace GpuInfra.Components.Tests;

// What somebody reported of a model on a GPU, as fits.jsonl has it: what was tried, what became of it, and what the engine printed.
[SuppressMessage("Performance", "CA1812", Justification = "The JSON reader makes it.")]
internal sealed record FitReport
{
    private const decimal Gibibyte = 1L << 30;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public required string Id { get; init; }

    public required string Model { get; init; }

    public required string Server { get; init; }

    // The word of settings for it; empty where this project does not run it.
    public string Engine { get; init; } = "";

    public string Version { get; init; } = "";

    public string Gpu { get; init; } = "";

    // What there is of GPU memory: what the engine printed of it, or else what the card has.
    public decimal? MemoryGiB { get; init; }

    public decimal? Share { get; init; }

    public int? Context { get; init; }

    public int? Slots { get; init; }

    // What a number of the cache takes, beside two bytes.
    public decimal CachePart { get; init; } = 1;

    public required string Outcome { get; init; }

    public required long WeightBytes { get; init; }

    // How that number is reckoned.
    public required string WeightsHow { get; init; }

    // What the catalog calls the model; empty where it does not know it.
    public string Repository { get; init; } = "";

    public long BytesPerToken { get; init; }

    public decimal? PrintedWeightsGiB { get; init; }

    public decimal? PrintedCacheGiB { get; init; }

    public int PrintedCacheTokens { get; init; }

    // What the engine printed that it has left for the cache; none where the memory as a whole is known.
    public decimal? CacheRoomGiB { get; init; }

    // What that version computes with at once, where that is more than engines take that compute in pieces.
    public long WorkBytes { get; init; }

    public string WorkHow { get; init; } = "";

    // What the report does not say that its verdict hangs on; empty where it says enough.
    public string Lacks { get; init; } = "";

    // Why what it printed is no plain size of the weights or of a cache; empty where it is.
    public string Odd { get; init; } = "";

    public required string Source { get; init; }

    public required DateOnly Read { get; init; }

    public static IReadOnlyList<FitReport> All { get; } =
        [.. File.ReadLines(StartFigure.Beside("fits.jsonl")).Select(line => JsonSerializer.Deserialize<FitReport>(line, Form)!)];

    public bool IsFit => Outcome == "fits";

    public decimal? WeightsError => PrintedWeightsGiB is { } printed ? (WeightBytes / Gibibyte / printed) - 1 : null;

    public decimal? CacheError => PrintedCacheGiB is { } printed ? (CacheOf(PrintedCacheTokens) / Gibibyte / printed) - 1 : null;

    // The same where windows are kept whole, as some versions did.
    public decimal? WholeCacheError => PrintedCacheGiB is { } printed && Known?.Cache is { WindowBytesPerToken: > 0 } cache
        ? (new ModelKvCache(cache.BytesPerToken + cache.WindowBytesPerToken).BytesOf(PrintedCacheTokens) / Gibibyte / printed) - 1
        : null;

    // Whether the verdict hangs on what that version computes with at once.
    public bool HangsOnWork => WorkBytes > 0 && (this with { WorkBytes = 0 }).Expected != Expected;

    // The verdict of the code; none where the report says too little.
    public bool? Expected => Lacks.Length > 0 || Sizing is not { } sizing ? null : sizing.Fits;

    // The tokens of one request: what was asked for, or what the engine takes then.
    public int? Tokens => Context ?? (Known is { Cache: not null } facts && MemoryGiB is { } memory
        ? Engines.Find(Engine)!.DefaultContext((long)(memory * Gibibyte), facts.MaximumContext)
        : null);

    // As the product puts it together. An engine of shares starts with room for one request; Ollama keeps room for all of them.
    private ModelSizing? Sizing
    {
        get
        {
            var engine = Engines.Find(Engine.Length == 0 ? null : Engine)!;
            if (engine.Needs is not { } needs || (MemoryGiB is null && CacheRoomGiB is null))
            {
                return null;
            }

            var share = Share ?? engine.GpuShare;
            var memory = (MemoryGiB ?? 0) * Gibibyte;
            var requests = engine.GpuShare == 1 ? Slots ?? 1 : 1;
            var cache = Tokens is { } tokens ? CacheOf(tokens) * requests : 0;
            return new()
            {
                WeightBytes = CacheRoomGiB is null ? WeightBytes : 0,
                EngineBytes = CacheRoomGiB is null ? needs.MemoryBytes : 0,
                CacheBytes = cache + WorkBytes,
                RoomBytes = CacheRoomGiB is { } room ? room * Gibibyte : memory * share,
                LeftBytes = CacheRoomGiB is not null || share == 1 ? null : memory * (1 - share),
                Context = Tokens,
                LongestContext = null,
                Slots = Slots,
                Engine = needs.Source,
                Room = needs.Source,
            };
        }
    }

    private ModelFacts? Known => Repository.Length == 0 ? null : Models.All.FirstOrDefault(facts => facts.Repository == Repository);

    private decimal CacheOf(int tokens) => (Known?.Cache ?? new ModelKvCache(BytesPerToken)).BytesOf(tokens) * CachePart;
}
