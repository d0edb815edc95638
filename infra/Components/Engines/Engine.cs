namespace GpuInfra;

/// <summary>
/// An inference server that settings name: what it needs, what it is told, what it does where nothing is said, and what is to be
/// said of its models. Each is a class of its own; <see cref="Engines.All"/> lists them.
/// </summary>
/// <param name="id">The word for it in settings.</param>
/// <param name="source">Who says so.</param>
public abstract partial class Engine(string id, Source source)
{
    /// <summary>Where the bucket is mounted in the container.</summary>
    public const string ModelFolder = "/models";

    internal const string ModelVolume = "models";
    internal const string WarmUp = "warm-up";

    // Reads ahead while the weights stream into the GPU; nothing is cached, so no memory is taken for good.
    internal static readonly string[] MountOptions = ["implicit-dirs", LoadRates.ReadAhead, "metadata-cache-ttl-secs=-1"];

    /// <summary>The word for it in settings.</summary>
    public string Id { get; } = id;

    /// <summary>Who says so.</summary>
    public Source Source { get; } = source;

    /// <summary>How it is recognised, and what its flags and variables mean; none where nothing is known.</summary>
    public abstract Server? Server { get; }

    /// <summary>What it is called.</summary>
    public virtual string Title => Server?.Title ?? Id;

    /// <summary>The image that it runs where the caller names none; none where nobody publishes one.</summary>
    /// <param name="accelerator">The GPU of the container; none where it has none.</param>
    public virtual EngineImage? ImageFor(Accelerator? accelerator) => null;

    /// <summary>What an image of its makers is built for; none where the tag does not tell.</summary>
    /// <param name="tag">The tag, as its makers write it.</param>
    public virtual EngineBuild? BuildOf(string tag) => null;

    /// <summary>The form of the models that it loads: see <see cref="ModelFacts.Format"/>; none where nothing is known.</summary>
    public virtual string? ModelFormat => null;

    /// <summary>How it names a model.</summary>
    public abstract string ModelExample { get; }

    /// <summary>The HTTP path that answers once the server runs; none where nothing is known.</summary>
    public string? HealthPath => Server?.HealthPaths[0];

    /// <summary>Whether its health path answers before the model is in GPU memory.</summary>
    public bool OpensBeforeLoaded => Server is { OpensBeforeLoaded: true, HealthWaitsForModel: false };

    /// <summary>What it takes beside the weights; none where nothing is known.</summary>
    public virtual EngineNeeds? Needs => null;

    /// <summary>Who says how many requests it answers at once.</summary>
    public virtual Source SlotsSource => Sources.ColdStarts;

    /// <summary>The share of the GPU memory that it takes where nothing is said.</summary>
    public virtual decimal GpuShare => 1;

    /// <summary>Whether the size that is said of the weights is the size that they take: else the model's form may change it.</summary>
    public virtual bool LoadsWeightsAsSaid => false;

    /// <summary>The most requests that it answers at once with a model, whatever it is told; none where it answers as many as it is told.</summary>
    /// <param name="model">The name of the model.</param>
    public virtual int? MostSlotsWith(string model) => null;

    /// <summary>Whether the context that it is told is shared by all requests that it answers at once.</summary>
    public virtual bool SharesContext => false;

    /// <summary>Whether a word among its arguments that no flag is before names a second model.</summary>
    public virtual bool TakesOneModel => false;

    /// <summary>The tokens that it keeps for a request where nothing is said; none where nobody knows.</summary>
    /// <param name="gpuMemoryBytes">The memory of the GPU; zero where there is none.</param>
    /// <param name="mostOfModel">The most that the model was made for; none where nobody says it.</param>
    public virtual int? DefaultContext(long gpuMemoryBytes, int? mostOfModel) => mostOfModel;

    /// <summary>Whether the name of a model is an address, which a folder or a name is not.</summary>
    /// <param name="model">The name.</param>
    public virtual bool IsAddress(string model) => ModelNames.HasScheme(model);

    /// <summary>Whether it reads its model from an address itself.</summary>
    /// <param name="loadFormat">How it is told to read weights; none where nothing is said.</param>
    public virtual bool ReadsAddresses(string? loadFormat) => false;

    /// <summary>What is wrong with the name of a model, and what to do; none where it looks like the engine's own.</summary>
    /// <param name="model">The name.</param>
    public virtual NameMistake? MistakeOf(string model) => null;

    /// <summary>How a model is named that can be brought.</summary>
    public virtual string OriginExample => "owner/name, as Hugging Face names its repositories";

    /// <summary>From where a model of that name can be brought; none where nothing tells.</summary>
    /// <param name="model">The name.</param>
    /// <param name="revision">Which of it; empty where nothing is said.</param>
    public virtual ModelOrigin? OriginOf(string model, string revision) =>
        ModelNames.IsRepository(model) ? new(ModelOrigin.HuggingFace, model, revision) : null;

    /// <summary>
    /// What it is told where the caller says nothing. Left out, a known server gets as many requests as Cloud Run sends unasked to one with a
    /// GPU, and has started once its health path answers.
    /// </summary>
    /// <param name="model">The model, and what is said of it.</param>
    protected abstract ServiceDefaults Preset(ServedModel model);

    // Whether it reads the weights from the bucket itself, so that nothing is mounted or copied for it.
    internal virtual bool StreamsFromBucket(ServedModel model) => false;

    // How it may be told to read weights from where they are; none where any way will do.
    internal virtual IReadOnlyCollection<string> LoadFormatsOf(ServedModel model) => [];

    // Whether its image serves only where it gets no arguments.
    internal virtual bool ServesWithoutArgs => false;

    // Whether it maps a file of the bucket into memory and cannot be told otherwise, so that it is read in small pieces and out of order.
    internal virtual bool MapsWeights => false;

    internal ServiceDefaults DefaultsFor(ServedModel model)
    {
        var preset = Preset(model);
        var defaults = preset with
        {
            Image = model.EngineImage,
            Server = Server,
            Concurrency = preset.Concurrency ?? (Server is null ? null : CloudRunLimits.DefaultConcurrencyWithGpu),
            StartupProbe = preset.StartupProbe ?? (Server is null ? null : new ProbeArgs { Type = "http", Path = HealthPath }),
        };
        return model.Bucket is not { } bucket || !model.IsInBucket || StreamsFromBucket(model) ? defaults
            : model.IsCopied ? ModelCopy.Into(defaults, model, this, bucket)
            : defaults with
            {
                Volumes = new Dictionary<string, VolumeArgs>
                {
                    [ModelVolume] = new() { Bucket = bucket, ReadOnly = true, MountOptions = MountOptions },
                },
                Mounts = new Dictionary<string, string> { [ModelVolume] = ModelFolder },
            };
    }

    // The version of CUDA that a tag names, such as cu129.
    private protected static string? CudaIn(string tag) => CudaOfTag.Match(tag) is { Success: true } match
        ? $"{match.Groups["major"].Value}.{match.Groups["minor"].Value}"
        : null;

    /// <summary>The tokens that are said to be kept for a request, as the engine is told them; none where nothing is said.</summary>
    /// <param name="model">The model, and what is said of it.</param>
    protected static string? Context(ServedModel model) => model.ContextLength is > 0 and { } tokens ? Text(tokens) : null;

    // The folder of the bucket that the model is in, without a slash at its end.
    internal virtual string FolderOf(ServedModel model) => model.ImportFolder?.TrimEnd('/') ?? model.Name;

    // That folder as the container sees it.
    internal string FolderPath(ServedModel model) => $"{ModelFolder}/{FolderOf(model)}".TrimEnd('/');

    /// <summary>Where the engine finds the model: its folder in the bucket or the file there, or what the caller calls it.</summary>
    /// <param name="model">The model, and what is said of it.</param>
    protected string ModelPath(ServedModel model) => !model.IsInBucket ? model.Name
        : model.ImportFolder is not null && model.Origin?.File is { } file ? $"{FolderPath(model)}/{file}"
        : $"{ModelFolder}/{FolderOf(model)}";

    // The weights are there already: without this a server asks the internet first and waits for the refusal.
    private protected static Dictionary<string, string> OfHub(ServedModel model) =>
        model.IsFetched ? [] : new() { ["HF_HUB_OFFLINE"] = "1" };

    /// <summary>The port, as the engine is told it.</summary>
    /// <param name="model">The model, and what is said of it.</param>
    protected static string Port(ServedModel model) => Text(model.Port);

    /// <summary>The requests at once, as the engine is told them.</summary>
    /// <param name="model">The model, and what is said of it.</param>
    protected static string Slots(ServedModel model) => Text(model.Slots);

    // What is wrong with a name of Ollama where a path is meant.
    private protected NameMistake? NameOfOllama(string model, string path) => ModelNames.HasTag(model)
        ? new("which is named like a model of Ollama", $"Write the {path}, such as {ModelExample}.", Source)
        : null;

    private protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![A-Za-z0-9])cu(?<major>\d{2})(?<minor>\d)(?!\d)")]
    private static partial Regex CudaOfTag { get; }
}
