namespace GpuInfra;

// The memory that a model needs and the memory that there is for it.
internal sealed record ModelMemory
{
    private const long BytesPerGigabyte = 1_000_000_000;

    private readonly ModelKvCache? _cache;

    private readonly decimal? _cachePart;
    private readonly int _longest;

    private ModelMemory(ModelSizes sizes, EngineNeeds? needs, EngineSettings settings)
    {
        WeightBytes = sizes.WeightBytes!.Value;
        OwnBytes = needs?.MemoryBytes ?? 0;
        (_cache, _cachePart) = (sizes.Cache, settings.Cache);
        ContextPath = settings.ContextPath;
        KeepsNothing = sizes.KeepsNothing;
        _longest = sizes.MaximumContext ?? int.MaxValue;
    }

    internal long WeightBytes { get; }

    // What the engine takes at least for itself.
    internal long OwnBytes { get; }

    internal string ContextPath { get; }

    // Whether requests leave nothing behind.
    internal bool KeepsNothing { get; }

    internal required decimal RoomBytes { get; init; }

    // What is left of the GPU beside it; none where there may be nothing.
    internal decimal? LeftBytes { get; init; }

    // Who has it, as a clause with the amount.
    internal required string Room { get; init; }

    internal required Source Source { get; init; }

    // The tokens that are kept for each request; none where nobody knows.
    internal required int? Context { get; init; }

    // The requests that are answered at once; none where nobody knows.
    internal required int? Slots { get; init; }

    // None where a size is not known, or where the engine changes it while it loads.
    internal static ModelMemory? Of(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        var (stored, settings) = (ModelSizes.Of(args, engine), EngineSettings.Of(engine, service.Serving));
        var sizes = stored with
        {
            WeightBytes = stored.WeightBytes is { } bytes ? settings.WeightBytes(bytes, args.Weights is not null) : null,
        };
        return sizes.WeightBytes is null ? null
            : service.Serving.Accelerator is { } accelerator
            ? OnGpu(accelerator, engine, settings, sizes)
            : OnCpu(service, engine, settings, sizes);
    }

    // What a number of requests needs whose contexts are full; none where the cache is not known.
    internal decimal? Needed(int context, int requests) => WeightBytes + OwnBytes + CacheBytes(context, requests);

    // What their contexts alone need.
    internal decimal? CacheBytes(int context, int requests) => _cachePart is { } part ? _cache?.BytesOf(context, part) * requests : null;

    // The longest context that fits for a number of requests; zero if none does.
    internal int LongestContext(int requests)
    {
        var (fits, tooLong) = (0, Context ?? 1);
        while (tooLong - fits > 1)
        {
            var middle = fits + ((tooLong - fits) / 2);
            (fits, tooLong) = Needed(middle, requests) <= RoomBytes ? (middle, tooLong) : (fits, middle);
        }

        return Math.Min(fits, _longest);
    }

    private static ModelMemory OnGpu(Accelerator accelerator, Engine engine, EngineSettings settings, ModelSizes sizes)
    {
        var all = accelerator.VramGigabytes * BytesPerGigabyte;
        var room = all * settings.GpuShare;
        var context = settings.Context ?? engine.DefaultContext(all, sizes.MaximumContext);
        return new(sizes, engine.Needs, settings)
        {
            RoomBytes = room,
            LeftBytes = settings.GpuShare == 1 ? null : all - room,
            Room = settings.GpuShare == 1
                ? $"{accelerator.Id} has {Gigabytes.Available(room)}"
                : $"{engine.Title} may take {Gigabytes.Available(room)} of {accelerator.Id}",
            Source = accelerator.Source,
            Context = context,
            Slots = settings.Slots,
        };
    }

    // Where a sidecar has the GPU, nothing is known of how the two share the work.
    private static ModelMemory? OnCpu(GpuServiceSpec service, Engine engine, EngineSettings settings, ModelSizes sizes) =>
        engine.Server is null || service.Accelerator is not null
            ? null
            : new(sizes, engine.Needs, settings)
            {
                RoomBytes = service.Serving.Memory.Bytes,
                Room = $"the container has {Gigabytes.Available(service.Serving.Memory.Bytes)}",
                Source = Sources.MemoryLimits,
                Context = settings.Context ?? engine.DefaultContext(0, sizes.MaximumContext),
                Slots = settings.Slots,
            };
}
