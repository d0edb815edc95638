namespace GpuInfra.Cli;

// The answer: every form on every GPU, the best first.
internal sealed record SizeReport(SizeQuestion Question, IReadOnlyList<Sized> All)
{
    // None where nothing fits.
    public Sized? Choice => All.FirstOrDefault(sized => sized.Fits);

    public string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"{Question.Model}, {Question.Context} tokens for each of {Question.Users} request{(Question.Users == 1 ? "" : "s")} at once");

    public static async Task<SizeReport> OfAsync(SizeQuestion question, PriceBook prices)
    {
        var all = new List<Sized>();
        foreach (var form in question.Forms)
        {
            foreach (var gpu in question.Gpus)
            {
                all.Add(await Sized.OfAsync(question, form, gpu, prices));
            }
        }

        return new(question,
        [
            // The smallest GPU is the cheapest. On it comes first what was asked for by its very name, then what has lost the least.
            .. all.OrderBy(sized => !sized.Fits)
                .ThenBy(sized => Accelerators.All.Index().First(one => one.Item == sized.Gpu).Index)
                .ThenByDescending(sized => string.Equals(sized.Form.Name, question.Model, StringComparison.OrdinalIgnoreCase))
                .ThenBy(sized => sized.Verdict == "tight")
                .ThenByDescending(sized => sized.Sizing?.WeightBytes)
                .ThenBy(sized => Engines.All.Index().First(one => one.Item == sized.Form.Engine).Index),
        ]);
    }

    // What is reckoned for one of them, each figure with who says so.
    public static IReadOnlyList<Fact> Facts(Sized sized)
    {
        var (sizing, service, gpu) = (sized.Sizing, sized.Spec.Service, sized.Gpu);
        var (instances, queries, batch) = sized.Parallelism;
        if (sizing is null)
        {
            return [];
        }

        return
        [
            new("weights", Gigabytes.Needed(sizing.WeightBytes), sized.Form.Source),
            new("cache", Cache(sized, sizing), Architecture(sized)),
            new("engine", $"{Gigabytes.Needed(sizing.EngineBytes)} at least", sizing.Engine),
            new("together", $"{Amount(sizing.NeededBytes)} of {Gigabytes.Available(sizing.RoomBytes)}", sizing.Room),
            new("CPU, memory", $"{service.Serving.Cpu} vCPU, {service.Serving.Memory}{Beside(service)}", gpu.Machines.Minimum),
            new("slots", Text($"{sizing.Slots} answered at once"), sized.Form.Engine.SlotsSource),
            new("concurrency", Text($"{sized.Concurrency} = {instances} × {queries} + {instances} × {batch}: instances × queries + instances × batch"), ModelSizing.Concurrency),
            .. sized.ProbeWindowSeconds is { } window
                ? [new("start may take", Text($"{window} s, then Cloud Run gives up"), ProbeLimits.Of(ProbeRole.Startup, gpu).PeriodSeconds.Source)]
                : Array.Empty<Fact>(),
            .. sized.Spec.Start is { } start
                ? [new("cold start", Text($"about {start.ExpectedSeconds} s ({start.Seconds.Least} to {start.Seconds.Most} s), weights from {start.Rate.Origin}"), start.Rate.Source)]
                : Array.Empty<Fact>(),
            .. sized.Cost is { } cost ? SizePrices.Facts(sized, cost) : [],
        ];
    }

    // An amount that is needed.
    public static string Amount(decimal? bytes) => bytes is { } known ? Gigabytes.Needed(known) : "not known";

    private static string Cache(Sized sized, ModelSizing sizing)
    {
        if (sizing.CacheBytes is not { } bytes)
        {
            return "not known: nobody says what a token keeps, so that contexts are not judged";
        }

        var cache = CacheOf(sized);
        var context = sizing.Context ?? 0;
        return cache is null ? Gigabytes.Needed(bytes)
            : Text($"{Gigabytes.Needed(bytes)} = {sizing.Slots ?? 1} × ({context} tokens × {cache.BytesPerToken} B{Windows(cache, context)}{State(cache)})");
    }

    private static string Windows(ModelKvCache cache, int context) => cache.WindowBytesPerToken == 0 ? ""
        : Text($" + {Math.Min(context, cache.WindowTokens)} tokens × {cache.WindowBytesPerToken} B in layers with a window of {cache.WindowTokens}");

    private static string State(ModelKvCache cache) => cache.StateBytes == 0 ? "" : Text($" + {cache.StateBytes} B of state");

    // What is said of the model goes before what the catalog knows.
    private static ModelKvCache? CacheOf(Sized sized) => sized.Form.Cache ?? Models.Find(sized.Form.Engine, sized.Form.Name)?.Cache;

    private static Source? Architecture(Sized sized) => sized.Form.Cache is not null ? sized.Form.Source : Models.Find(sized.Form.Engine, sized.Form.Name)?.Architecture;

    private static string Beside(GpuServiceSpec service) => service.Containers.Count > 1
        ? $", and {Wording.All(service.Containers.Skip(1).Select(sidecar => $"{sidecar.Cpu} vCPU, {sidecar.Memory} for {sidecar.Name}"))}"
        : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
