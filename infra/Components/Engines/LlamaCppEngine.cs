namespace GpuInfra;

// The server of llama.cpp, whose health path refuses until the model is loaded.
internal sealed partial class LlamaCppEngine() : Engine("llama.cpp", ServerPage)
{
    private const string HostVariable = "LLAMA_ARG_HOST";
    private const string PortVariable = "LLAMA_ARG_PORT";
    private const string ModelVariable = "LLAMA_ARG_MODEL";
    private const string ContextVariable = "LLAMA_ARG_CTX_SIZE";
    private const string LoadModeVariable = "LLAMA_ARG_LOAD_MODE";
    private const string SlotsVariable = "LLAMA_ARG_N_PARALLEL";

    private static readonly Source ServerPage = Sources.Of(
        "https://github.com/ggml-org/llama.cpp/blob/00dc8057/tools/server/README.md", new DateOnly(2026, 11, 28));

    private static readonly Source ImagesPage = Sources.Of(
        "https://github.com/ggml-org/llama.cpp/pkgs/container/llama.cpp", new DateOnly(2026, 11, 28));

    public override Server Server { get; } = new("llama.cpp", ServerPage)
    {
        Programs = ["llama-server"],
        Images = ["ggml-org/llama.cpp", "llama.cpp"],
        Port = 8_080,
        IsLoopback = true,
        ImagesSayHost = true,
        Api = new(ServerPage) { OwnPath = "/completion" },
        SpeaksHttpAlone = true,
        Metrics = "/metrics, with --metrics",
        PrefixCaching = "8192 MiB in the memory of the container (--cache-ram)",
        Mapping = "yes; --load-mode none ends it",
        OpensBeforeLoaded = true,
        HealthWaitsForModel = true,
        HealthPaths = ["/health", "/v1/models", "/metrics", "/slots", "/props"],
        Options =
        [
            new(ServerSetting.Host, "--host") { Variable = HostVariable },
            new(ServerSetting.Port, "--port") { Variable = PortVariable },
            new(ServerSetting.Model, "--model", "-m") { Variable = ModelVariable },
            new(ServerSetting.ServedModel, "--alias", "-a") { Variable = "LLAMA_ARG_ALIAS" },
            new(ServerSetting.Repository, "-hf", "-hfr", "--hf-repo") { Variable = "LLAMA_ARG_HF_REPO" },
            new(ServerSetting.Context, "--ctx-size", "-c") { Variable = ContextVariable },
            new(ServerSetting.Slots, "--parallel", "-np") { Variable = SlotsVariable },
            new(ServerSetting.CacheType, "--cache-type-k", "-ctk"),
            new(ServerSetting.LoadFormat, "--load-mode", "-lm") { Variable = LoadModeVariable },
            new(ServerSetting.GpuLayers, "--n-gpu-layers", "--gpu-layers", "-ngl") { Variable = "LLAMA_ARG_N_GPU_LAYERS" },
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("ghcr", "ggml-org/llama.cpp", "b11206", ImagesPage)
    {
        Tag = "server-cuda13-b11206",
        Digest = "sha256:91ac61def9ed19af96b9b2d2a0c1570a0903046f4e2dcbac7e3d965e5917b4ba",
    };

    public override EngineBuild? BuildOf(string tag) =>
        tag.StartsWith("server-cuda13", StringComparison.Ordinal) ? new(ImagesPage) { Cuda = "13.0" }
        : tag.StartsWith("server-cuda", StringComparison.Ordinal) ? new(ImagesPage.Unconfirmed) { Driver = CudaVersions.OldestDriver("12.0") }
        : tag.StartsWith("server", StringComparison.Ordinal) ? new(ImagesPage) { UsesGpu = false }
        : null;

    public override string ModelFormat => "gguf";

    public override string ModelExample => "gemma-3-4b-it-q4_0.gguf";

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(5, 15),
        // Nobody measured it alone; Ollama runs the same loader.
        StartSeconds = 0,
        BuildSeconds = 6,
        MemoryBytes = 1_000_000_000,
        WithoutRoomForOne = "llama.cpp does not start, or computes on the CPU what does not fit",
        WithoutRoomForAll = "llama.cpp does not start, or computes on the CPU what does not fit",
        Source = ServerPage.Unconfirmed,
    };

    public override Source SlotsSource => ServerPage;

    public override bool SharesContext => true;

    public override string OriginExample => "owner/name/file.gguf, a file of Hugging Face, or as an address that begins with https://";

    public override ModelOrigin? OriginOf(string model, string revision) =>
        model.StartsWith("https://", StringComparison.Ordinal) ? new(ModelOrigin.Url, model, revision)
        : ModelNames.IsFileOfRepository(model) ? new(ModelOrigin.HuggingFace, model, revision)
        : null;

    public override NameMistake? MistakeOf(string model) =>
        model.StartsWith("https://huggingface.co/", StringComparison.Ordinal) && model.Contains("/blob/", StringComparison.Ordinal) ? new(
            "which is the page of a file and not the file", $"Write {model.Replace("/blob/", "/resolve/", StringComparison.Ordinal)}.", Source)
        : LaterPart.IsMatch(model) ? new("which is not the first part of the model", $"Write {LaterPart.Replace(model, "-00001-of-${all}.gguf")}.", Source)
        : NameOfOllama(model, "file with the weights");

    internal override IReadOnlyCollection<string> LoadFormatsOf(ServedModel model) =>
        model.Source == ServedModel.BucketSource ? ["none", "dio"] : [];

    // The images of its makers run the server. A variable that a version does not know does no harm, as a flag would.
    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Env = Environment(model),
    };

    private Dictionary<string, string> Environment(ServedModel model)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [model.IsFetched ? "LLAMA_ARG_MODEL_URL" : ModelVariable] =
                model.IsFetched ? model.Origin?.Address ?? "" : ModelPath(model),
            [HostVariable] = "0.0.0.0",
            [PortVariable] = Port(model),
            [SlotsVariable] = Slots(model),
        };
        if (model.ContextLength is > 0 and { } tokens)
        {
            environment[ContextVariable] = Text((long)tokens * model.Slots);
        }

        // Mapped into memory, a file is read from the bucket in small pieces and out of order.
        if (model.Source == ServedModel.BucketSource)
        {
            environment[LoadModeVariable] = "none";
        }

        return environment;
    }

    [GeneratedRegex(@"-(?!00001)\d{5}-of-(?<all>\d{5})\.gguf\z")]
    private static partial Regex LaterPart { get; }
}
