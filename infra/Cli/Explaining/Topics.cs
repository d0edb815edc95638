namespace GpuInfra.Cli;

// Every word that can be explained.
internal static class Topics
{
    private const int MostSuggestions = 3;

    public static IReadOnlyList<Topic> All { get; } =
    [
        .. AcceleratorTopics.All, .. RegionTopics.All, .. EngineTopics.All, .. ModelTopics.All, .. LimitTopics.All, .. PriceTopics.All,
        .. RuleTopics.All,
    ];

    // What a word stands for, whatever its case: a word of the catalog or of the rule book, or else each key that it names.
    public static IReadOnlyList<Topic> Require(string word) =>
        All.FirstOrDefault(topic => topic.IsCalled(word)) is { } known ? [known]
            : KeyTopics.Of(word).ToList() is { Count: > 0 } keys ? keys
            : throw new UsageException(
                $"Nothing is known of '{word}'. Did you mean {string.Join(", ", Nearest(word))}? "
                + "Run 'gpuinfra explain' for all words.");

    private static IEnumerable<string> Nearest(string word) => Wording.NearestFirst(Words, word).Take(MostSuggestions);

    private static IEnumerable<string> Words =>
        All.SelectMany(topic => new[] { topic.Word, topic.OtherWord }).Where(word => word.Length > 0).Concat(KeyTopics.Words).Distinct();
}

// What can be said about one word.
internal sealed record Topic(string Kind, string Word, string Title)
{
    // Another word for it; empty if there is none.
    public string OtherWord { get; init; } = "";

    // More about it, in full sentences; empty where the facts say everything.
    public string Text { get; init; } = "";

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public bool IsCalled(string word) =>
        string.Equals(Word, word, StringComparison.OrdinalIgnoreCase)
        || (OtherWord.Length > 0 && string.Equals(OtherWord, word, StringComparison.OrdinalIgnoreCase));
}

// One thing that the catalog knows.
internal sealed record Fact(string Name, string Value, Source? Source = null);

// The keys of the stack file.
internal static class KeyTopics
{
    private const string ModelSource = "modelSource";
    private const string Ingress = "ingress";

    public static IEnumerable<Topic> Of(string word) =>
        StackKeys.All.Where(key => key.IsCalled(word)).Select(key => new Topic("keys", key.Path, key.Kind)
        {
            Text = key.Description,
            Facts =
            [
                .. key.IsRequired ? [new Fact("required", "yes")] : Array.Empty<Fact>(),
                .. key.Words.Count > 0 ? [new Fact("values", string.Join(", ", key.Words))] : Array.Empty<Fact>(),
                .. key.Bounds is { } bounds ? [new Fact("value", $"{bounds}", bounds.Source)] : Array.Empty<Fact>(),
                .. key.Key == Ingress ? CallWayKind.All.Select(Way) : [],
                .. key.Key == ModelSource ? ModelSourceTradeoff.All.SelectMany(Compared) : [],
            ],
        });

    // The words of the kinds are those of a page, where code stands between backticks.
    private static Fact Way(CallWayKind way) => new(
        $"called: {way.Id}", $"{way.From}, with {way.With}. Needs {way.Needs}".Replace("`", "", StringComparison.Ordinal), way.Source);

    private static IEnumerable<Fact> Compared(ModelSourceTradeoff tradeoff) =>
    [
        new(tradeoff.Id, $"deployment: {tradeoff.Deploying}", tradeoff.Source),
        new("", $"start: {tradeoff.Starting}"),
        new("", $"effort: {tradeoff.Effort}"),
        new("", $"storage: {tradeoff.Storing}"),
    ];

    public static IEnumerable<string> Words => StackKeys.All.Select(key => key.Key).Distinct();
}

// The rules.
internal static class RuleTopics
{
    public static IEnumerable<Topic> All => RuleBook.All.Select(rule => new Topic("rules", rule.Id, rule.Title)
    {
        OtherWord = rule.Name,
        Text = rule.Because,
        Facts =
        [
            new("severity", rule.Severity == Severity.Error ? "error" : "warning"),
            .. rule.RefusedBy == Refuser.Cloud ? [new Fact("refused by", "Google Cloud")] : Array.Empty<Fact>(),
            .. rule.Source.Length > 0 ? [new Fact("source", rule.Source)] : Array.Empty<Fact>(),
            new("silence", rule.MayBeSilenced ? $"{{rule: {rule.Id}, path: ..., reason: ...}}" : "cannot be silenced"),
        ],
    });
}

// The regions that offer a GPU.
internal static class RegionTopics
{
    public static IEnumerable<Topic> All => Accelerators.All
        .SelectMany(gpu => gpu.Regions.Select(region => (Gpu: gpu, Region: region)))
        .GroupBy(offer => offer.Region.Region)
        .OrderBy(region => region.Key, StringComparer.Ordinal)
        .Select(region => new Topic("regions", region.Key, $"offers {string.Join(", ", region.Select(o => o.Gpu.Id))}")
        {
            Facts =
            [
                .. region.Select(o => new Fact(o.Gpu.Id, AcceleratorTopics.Word(o.Region.Availability), o.Region.Source)),
            ],
        });
}

// The inference servers.
internal static class EngineTopics
{
    private static readonly (string Name, ServerSetting Setting)[] Named =
    [
        ("context", ServerSetting.Context), ("requests at once", ServerSetting.Slots), ("share of the GPU", ServerSetting.GpuShare),
        ("form of the cache", ServerSetting.CacheType), ("quantization", ServerSetting.Quantization), ("reads weights", ServerSetting.LoadFormat),
        ("stays offline", ServerSetting.Offline),
    ];

    public static IEnumerable<Topic> All => Engines.All.Select(engine => new Topic("engines", engine.Id, engine.Title)
    {
        Text = engine == Engines.Custom ? "Nothing is assumed: say the probes, the port and the environment yourself." : "",
        Facts = engine == Engines.Custom ? [] :
        [
            new("names a model", engine.ModelExample, engine.Source),
            new("imports a model", engine.OriginExample, engine.Source),
            new("health path", engine.HealthPath ?? "not known", engine.Source),
            .. engine.Server?.Api is { } api
                ? [new Fact("asked at", api.OwnPath is { } own ? $"{api.BasePath}, as OpenAI is, and {own} of its own" : $"{api.BasePath}, as OpenAI is", api.Source)]
                : Array.Empty<Fact>(),
            new("answers", engine.OpensBeforeLoaded ? "before the model is loaded" : "once the model is loaded", engine.Source),
            .. Needs(engine),
            .. engine.ImageFor(Accelerators.Default) is { } image
                ? [new("image", $"{image.Name} {image.Version}, where a service names none", image.Source)]
                : Array.Empty<Fact>(),
            .. Builds(engine),
            .. Told(engine.Server!),
        ],
    });

    // How it is told what settings say, and what it does of itself.
    private static IEnumerable<Fact> Told(Server server)
    {
        foreach (var (name, setting) in Named)
        {
            if (server.Options.FirstOrDefault(option => option.Setting == setting) is { } option)
            {
                yield return new(name, string.Join(" or ", option.Flags.Take(1).Append(option.Variable).Where(word => word is { Length: > 0 })), server.Source);
            }
        }

        foreach (var (name, words) in ((string, string?)[])
            [("metrics", server.Metrics), ("prefix caching", server.PrefixCaching), ("maps weights", server.Mapping)])
        {
            if (words is not null)
            {
                yield return new(name, words, server.Source);
            }
        }
    }

    // What the image needs on each GPU, once where it is the same on all.
    private static IEnumerable<Fact> Builds(Engine engine)
    {
        var needs = Accelerators.All
            .Select(gpu => (gpu.Id, Named: engine.ImageFor(gpu) is { } image ? image.TagOrVersion : ""))
            .Select(on => (on.Id, on.Named, Build: engine.BuildOf(on.Named)))
            .Where(on => on.Build is { Need.Length: > 0 })
            .ToList();
        return needs.Select(on => on.Named).Distinct().Count() == 1
            ? [new("its image needs", needs[0].Build!.Need, needs[0].Build!.Source)]
            : needs.Select(on => new Fact($"on {on.Id}", $"{on.Named} needs {on.Build!.Need}", on.Build.Source));
    }

    private static IEnumerable<Fact> Needs(Engine engine) => engine.Needs is not { } needs ? [] :
    [
        new("warm-up", $"about {needs.ExpectedWarmUp} s ({needs.WarmUp}), the loading of the weights left aside", needs.Source),
        new("GPU memory", $"at least {ModelTopics.Gigabytes(needs.MemoryBytes)} for itself", needs.Source),
    ];
}

// The models whose sizes are known.
internal static class ModelTopics
{
    private const decimal BytesPerGigabyte = 1_000_000_000;

    public static IEnumerable<Topic> All => Models.All.Select(model => new Topic("models", model.ShortName, TitleOf(model))
    {
        Facts =
        [
            new("weights", Gigabytes(model.WeightBytes), model.Source),
            .. model is { Cache: { } cache, MaximumContext: { } most }
                ? [new("cache", $"{Gigabytes(cache.BytesOf(most))} for a request with a full context", model.Architecture)]
                : Array.Empty<Fact>(),
            .. model.MaximumContext is { } longest
                ? [new("longest context", string.Create(CultureInfo.InvariantCulture, $"{longest} tokens"), model.Architecture)]
                : Array.Empty<Fact>(),
        ],
    });

    public static string Gigabytes(decimal bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGigabyte:0.##} GB");

    private static string TitleOf(ModelFacts model) =>
        $"a model for {Wording.Either(Models.EnginesOf(model).Select(engine => engine.Title))}";
}
