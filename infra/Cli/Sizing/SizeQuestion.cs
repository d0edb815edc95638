namespace GpuInfra.Cli;

// What somebody wants to serve: the model in one of its forms, as many tokens for as many requests at once, and on which GPUs.
internal sealed record SizeQuestion(string Model, int Context, int Users)
{
    public const int DefaultContext = 8_192;
    public const int DefaultUsers = 4;

    // Both GPUs are there.
    public const string DefaultRegion = "europe-west4";

    // Twice as many must be let in at once.
    public const int MostUsers = 500;

    // The engine that is asked for; none where any will do.
    public Engine? Engine { get; init; }

    // The GPUs that are asked about.
    public IReadOnlyList<Accelerator> Gpus { get; init; } = Accelerators.All;

    // Where it is to be served.
    public string Region { get; init; } = DefaultRegion;

    // How much it is used, as a stack file says it; nothing where nothing is said.
    public IReadOnlyList<KeyValuePair<string, int>> Usage { get; init; } = [];

    // The forms in which the model can be served.
    public IReadOnlyList<ModelForm> Forms { get; init; } = [];

    // What is to be known beside the answer; none where nothing is.
    public string? Warning { get; init; }

    // What it is for, by which the service is named.
    public string? Kind { get; init; }
}

// A model in a form that an engine loads: what the engine calls it, and what must be said of it because the catalog does not know it.
internal sealed record ModelForm(Engine Engine, string Name)
{
    private const string GgufFile = "FILE.gguf";
    private const decimal BytesPerMebibyte = 1L << 20;

    // The size of the weights; none where the catalog knows it.
    public long? WeightBytes { get; init; }

    // What each request takes; none where the catalog knows it, or nobody does.
    public ModelKvCache? Cache { get; init; }

    // The experts that it is a mixture of; none where the catalog knows it, or it is none.
    public ModelExperts? Experts { get; init; }

    public Source? Source { get; init; }

    public bool IsGated { get; init; }

    // Whether the name of the file in the repository is still to be put in.
    public bool LacksFile => Name.EndsWith($"/{GgufFile}", StringComparison.Ordinal);

    public string? Weights => WeightBytes is { } bytes
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / BytesPerMebibyte):0}Mi")
        : null;

    // A stack file says one number for each token. Where some layers look back at the last tokens alone, or keep a state, it is the
    // number that makes as much of a context of that length.
    public int? BytesPerToken(int context) =>
        Cache is { } cache ? (int)Math.Min(Math.Ceiling(cache.BytesOf(context) / context), int.MaxValue) : null;

    // Nothing tells where an own model could be brought from.
    public bool IsOwn => WeightBytes is not null && Engine.OriginOf(Name, "") is null;

    public static IEnumerable<ModelForm> Known(ModelFacts model, Engine? engine) => Models.EnginesOf(model)
        .Where(loading => engine is null || engine == loading)
        .Select(loading => new ModelForm(loading, model.Format == Engines.LlamaCpp.ModelFormat ? $"{model.Name}/{GgufFile}" : model.Name)
        {
            Source = model.Source,
            IsGated = model.IsGated,
        });
}
