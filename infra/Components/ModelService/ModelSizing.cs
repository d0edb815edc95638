namespace GpuInfra;

/// <summary>What a served model takes of the memory that it computes in, part by part, as the rules reckon it.</summary>
public sealed record ModelSizing
{
    /// <summary>The weights.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>The least that the engine takes for itself.</summary>
    public required long EngineBytes { get; init; }

    /// <summary>What all requests that are answered at once keep, each with a full context; none where the model's cache is not known.</summary>
    public required decimal? CacheBytes { get; init; }

    /// <summary>The memory that the engine may take.</summary>
    public required decimal RoomBytes { get; init; }

    /// <summary>The memory that a share leaves free, in which an engine still records; none where it may take everything.</summary>
    public decimal? LeftBytes { get; init; }

    /// <summary>The tokens that are kept for each request; none where nobody knows.</summary>
    public required int? Context { get; init; }

    /// <summary>The longest context with which that many requests fit; none where the cache is not known, zero if none does.</summary>
    public required int? LongestContext { get; init; }

    /// <summary>The requests that are answered at once; none where nobody knows.</summary>
    public required int? Slots { get; init; }

    /// <summary>Who says what the engine takes.</summary>
    public required Source Engine { get; init; }

    /// <summary>Who says how much memory there is.</summary>
    public required Source Room { get; init; }

    /// <summary>Who says how the concurrency of a service follows from what its engine answers at once.</summary>
    public static Source Concurrency => Sources.ColdStarts;

    /// <summary>All parts together; none where the cache is not known.</summary>
    public decimal? NeededBytes => WeightBytes + EngineBytes + CacheBytes;

    /// <summary>
    /// Whether there is room for everything, and beside it for what the engine takes for itself; where the cache is not known, for
    /// the rest.
    /// </summary>
    public bool Fits => (NeededBytes ?? (WeightBytes + EngineBytes)) <= RoomBytes && (LeftBytes ?? EngineBytes) >= EngineBytes;

    // None where a size is not known.
    internal static ModelSizing? Of(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        if (ModelMemory.Of(args, engine, service) is not { } memory)
        {
            return null;
        }

        var cache = memory.KeepsNothing ? 0
            : memory.Context is { } context ? memory.CacheBytes(context, memory.Slots ?? 1)
            : null;
        return new()
        {
            WeightBytes = memory.WeightBytes,
            EngineBytes = memory.OwnBytes,
            CacheBytes = cache,
            RoomBytes = memory.RoomBytes,
            LeftBytes = memory.LeftBytes,
            Context = memory.Context,
            LongestContext = cache is null ? null
                : memory.WeightBytes + memory.OwnBytes + cache <= memory.RoomBytes ? memory.Context
                : memory.LongestContext(memory.Slots ?? 1),
            Slots = memory.Slots,
            Engine = engine.Needs?.Source ?? engine.Source,
            Room = memory.Source,
        };
    }
}
