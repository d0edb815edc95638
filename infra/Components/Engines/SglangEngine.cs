namespace GpuInfra;

// SGLang, which answers once the model is loaded.
internal sealed class SglangEngine() : Engine("sglang", FlagsPage)
{
    private const string SlotsFlag = "--max-running-requests";
    private const string RevisionFlag = "--revision";
    private const string ContextFlag = "--context-length";

    private static readonly Source FlagsPage = Sources.Of(
        "https://docs.sglang.ai/advanced_features/server_arguments.html", new DateOnly(2026, 11, 28));

    private static readonly Source ApiPage = Sources.Of(
        "https://docs.sglang.io/basic_usage/openai_api_embeddings.html", new DateOnly(2026, 11, 28));

    private static readonly Source ImagesPage = Sources.Of("https://hub.docker.com/r/lmsysorg/sglang/tags", new DateOnly(2026, 11, 28));

    public override Server Server { get; } = new("SGLang", FlagsPage)
    {
        Programs = ["sglang.launch_server", "sglang serve"],
        Images = ["lmsysorg/sglang", "sglang"],
        Port = 30_000,
        IsLoopback = true,
        Api = new(ApiPage) { OwnPath = "/generate" },
        TakesPrefixes = true,
        Metrics = "/metrics, with --enable-metrics",
        PrefixCaching = "on, as far as is known (--disable-radix-cache ends it)",
        Mapping = "yes; --weight-loader-disable-mmap ends it",
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/health_generate", "/v1/models", "/metrics"],
        Options =
        [
            new(ServerSetting.Host, "--host"),
            new(ServerSetting.Port, "--port"),
            new(ServerSetting.Model, "--model-path", "--model"),
            new(ServerSetting.ServedModel, "--served-model-name"),
            new(ServerSetting.Context, ContextFlag),
            new(ServerSetting.Slots, SlotsFlag),
            new(ServerSetting.GpuShare, "--mem-fraction-static"),
            new(ServerSetting.CacheType, "--kv-cache-dtype"),
            new(ServerSetting.Quantization, "--quantization"),
            new(ServerSetting.LoadFormat, "--load-format"),
            new(ServerSetting.Revision, RevisionFlag),
            new(ServerSetting.Gpus, "--tensor-parallel-size", "--tp-size", "--tp"),
            new(ServerSetting.Gpus, "--data-parallel-size", "--dp-size", "--dp"),
            new(ServerSetting.Gpus, "--pipeline-parallel-size", "--pp-size", "--pp"),
            new(ServerSetting.Device, "--device"),
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("docker-hub", "lmsysorg/sglang", "0.5.21", ImagesPage) { Tag = "v0.5.21" };

    public override EngineBuild? BuildOf(string tag) => CudaIn(tag) is { } cuda ? new(ImagesPage) { Cuda = cuda }
        : tag.EndsWith("-xeon", StringComparison.Ordinal) || tag.Contains("-rocm", StringComparison.Ordinal)
            ? new(ImagesPage) { UsesGpu = false }
            : null;

    public override string ModelFormat => "safetensors";

    public override string ModelExample => "gemma-3-4b-it";

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(15, 225),
        // Nobody measured it; it imports, compiles and records as vLLM does.
        StartSeconds = 25,
        BuildSeconds = 50,
        MemoryBytes = 1_000_000_000,
        WithoutRoomForOne = "SGLang does not start",
        WithoutRoomForAll = "SGLang puts requests back and computes them again",
        Source = FlagsPage.Unconfirmed,
    };

    public override Source SlotsSource => FlagsPage;

    public override decimal GpuShare => 0.9m;

    public override bool LoadsWeightsAsSaid => true;

    public override NameMistake? MistakeOf(string model) => NameOfOllama(model, "folder that the weights are in");

    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Command = ["python3", "-m", "sglang.launch_server"],
        Args =
        [
            "--model-path", ModelPath(model), "--served-model-name", model.Name,
            "--host", "0.0.0.0", "--port", Port(model), SlotsFlag, Slots(model),
            .. Context(model) is { } context ? [ContextFlag, context] : Array.Empty<string>(),

            // Mapped into memory, a file is read from the bucket in small pieces and out of order.
            .. model.Source == ServedModel.BucketSource ? ["--weight-loader-disable-mmap"] : Array.Empty<string>(),
            .. model.IsFetched && model.Revision is { } revision ? [RevisionFlag, revision] : Array.Empty<string>(),
        ],
        Env = OfHub(model),
    };
}
