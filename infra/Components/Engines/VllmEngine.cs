namespace GpuInfra;

// vLLM, whose health path answers once the model is loaded.
internal sealed partial class VllmEngine() : Engine("vllm", ServerPage)
{
    private const string SlotsFlag = "--max-num-seqs";
    private const string ContextFlag = "--max-model-len";
    private const string GpuShareFlag = "--gpu-memory-utilization";
    private const string MaximumGpuMemoryUtilization = "0.95";
    private const string LoadFormatFlag = "--load-format";
    private const string RevisionFlag = "--revision";
    private const string Streamer = "runai_streamer";

    private static readonly string[] StreamingFormats = [Streamer, "runai_streamer_sharded"];

    // For what is read and not yet on the GPU; without a limit it takes as much as the weights.
    private const long StreamedBytes = 4L << 30;

    private static readonly Version FirstWithCuda13 = new(0, 20);

    private static readonly Source ApiPage = Sources.Of(
        "https://docs.vllm.ai/en/latest/serving/openai_compatible_server/", new DateOnly(2026, 11, 28)).Unconfirmed;

    private static readonly Source CudaPage = Sources.Of("https://github.com/vllm-project/vllm/issues/42738", new DateOnly(2026, 11, 28));

    private static readonly Source ImagesPage = Sources.Of("https://hub.docker.com/r/vllm/vllm-openai/tags", new DateOnly(2026, 11, 28));

    private static readonly Source ServerPage = Sources.Of(
        "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html", new DateOnly(2026, 11, 20)).Unconfirmed;

    public override Server Server { get; } = new("vLLM", ServerSources.Vllm)
    {
        Programs = ["vllm serve", "vllm.entrypoints.openai.api_server", "vllm.entrypoints.api_server"],
        Images = ["vllm/vllm-openai", "vllm"],
        Port = 8_000,
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/v1/models", "/ping", "/version", "/metrics"],
        MostSlots = 256,
        Api = new(ApiPage),
        SpeaksHttpAlone = true,
        Metrics = "/metrics",
        PrefixCaching = "on (--enable-prefix-caching)",
        Mapping = "yes; --safetensors-load-strategy eager or --load-format runai_streamer ends it",
        TakesUnderscores = true,
        TakesPrefixes = true,
        TakesModelAlone = true,
        Options =
        [
            new(ServerSetting.Host, "--host"),
            new(ServerSetting.Port, "--port"),
            new(ServerSetting.Model, "--model"),
            new(ServerSetting.ServedModel, "--served-model-name"),
            new(ServerSetting.Context, ContextFlag),
            new(ServerSetting.Slots, SlotsFlag),
            new(ServerSetting.GpuShare, GpuShareFlag),
            new(ServerSetting.CacheType, "--kv-cache-dtype"),
            new(ServerSetting.Quantization, "--quantization", "-q"),
            new(ServerSetting.Offloaded, "--cpu-offload-gb"),
            new(ServerSetting.LoadFormat, LoadFormatFlag),
            new(ServerSetting.Revision, RevisionFlag),
            new(ServerSetting.Gpus, "--tensor-parallel-size", "-tp"),
            new(ServerSetting.Gpus, "--pipeline-parallel-size", "-pp"),
            new(ServerSetting.Gpus, "--data-parallel-size", "-dp"),
            new(ServerSetting.Socket, "--uds"),
            new(ServerSetting.Device, "--device"),
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("docker-hub", "vllm/vllm-openai", "0.30.0", ImagesPage)
    {
        Tag = "v0.30.0",
        Digest = "sha256:8a69ffad015f138d7170c4ddc429e230a3bc1c1719f67e14324749df200a4b90",
    };

    // Since 0.20.0 the tag without a suffix is built with CUDA 13.0.
    public override EngineBuild? BuildOf(string tag) => CudaIn(tag) is { } cuda ? new(ImagesPage) { Cuda = cuda }
        : Release.Match(tag) is { Success: true } match && Version.Parse(match.Groups["version"].Value) >= FirstWithCuda13
            ? new(CudaPage) { Cuda = "13.0" }
            : null;

    public override string ModelFormat => "safetensors";

    public override string ModelExample => "gemma-3-4b-it";

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(15, 225),
        StartSeconds = 25,
        BuildSeconds = 50,
        MemoryBytes = 1_000_000_000,
        WithoutRoomForOne = "vLLM does not start",
        WithoutRoomForAll = "vLLM puts requests back and computes them again",
        Source = ModelSources.VllmMemory,
    };

    public override decimal GpuShare => 0.9m;

    public override bool LoadsWeightsAsSaid => true;

    public override bool TakesOneModel => true;

    public override bool ReadsAddresses(string? loadFormat) => loadFormat?.StartsWith(Streamer, StringComparison.Ordinal) == true;

    public override NameMistake? MistakeOf(string model) => NameOfOllama(model, "folder that the weights are in");

    // The image of its makers has the streamer, which reads safetensors alone; of another image nothing is known.
    internal override bool StreamsFromBucket(ServedModel model) =>
        IsOfToday(model) && model.IsCopied && !model.AllowsPickle && !model.HasCommand;

    internal override IReadOnlyCollection<string> LoadFormatsOf(ServedModel model) => StreamsFromBucket(model) ? StreamingFormats : [];

    // A digest tells no version, and is taken for one of today.
    private static bool IsOfToday(ServedModel model) =>
        model.EngineImage is { } image && (Release.Match(ImageReference.Of(image).Tag) is not { Success: true } match
            || Version.Parse(match.Groups["version"].Value) >= FirstWithCuda13);

    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Command = ["vllm", "serve"],
        Args =
        [
            StreamsFromBucket(model) ? Address(model) : ModelPath(model),
            "--served-model-name", model.Name,
            "--port", Port(model),
            SlotsFlag, Slots(model),
            GpuShareFlag, MaximumGpuMemoryUtilization,
            .. Context(model) is { } context ? [ContextFlag, context] : Array.Empty<string>(),
            .. Loading(model),
        ],
        LateArgs = StreamsFromBucket(model) && model.Bucket is { } bucket
            ? new Dictionary<string, Input<string>> { [Address(model)] = Output.Format($"gs://{bucket}/{FolderOf(model)}") }
            : null,
        Env = Environment(model),
    };

    private string Address(ServedModel model) => $"gs://models/{FolderOf(model)}";

    // A version that is not known may not know these flags.
    private string[] Loading(ServedModel model) =>
        StreamsFromBucket(model) ? [LoadFormatFlag, Streamer]
        : model.IsFetched && model.Revision is { } revision ? [RevisionFlag, revision]
        : IsOfToday(model) && model.Source == ServedModel.BucketSource ? ["--safetensors-load-strategy", "eager"]
        : [];

    private Dictionary<string, string> Environment(ServedModel model)
    {
        var environment = OfHub(model);
        if (StreamsFromBucket(model))
        {
            environment["RUNAI_STREAMER_MEMORY_LIMIT"] = Text(StreamedBytes);
        }

        return environment;
    }

    [GeneratedRegex(@"\Av(?<version>\d+\.\d+(\.\d+)?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Release { get; }
}
