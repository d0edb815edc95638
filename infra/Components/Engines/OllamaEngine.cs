namespace GpuInfra;

// Ollama, which is told everything by variables and answers before its model is loaded.
internal sealed class OllamaEngine() : Engine("ollama", Sources.OllamaTutorial)
{
    private const string HostVariable = "OLLAMA_HOST";
    private const string SlotsVariable = "OLLAMA_NUM_PARALLEL";
    private const string ContextVariable = "OLLAMA_CONTEXT_LENGTH";
    private const string FolderVariable = "OLLAMA_MODELS";
    private const string KeepAliveVariable = "OLLAMA_KEEP_ALIVE";
    private const string OnCpu = "Ollama computes on the CPU what does not fit";

    // By their names in its library: https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/server/sched.go.
    private static readonly string[] OneSlotFamilies = ["llama3.2-vision", "qwen3-vl", "qwen3.5", "qwen3-next", "lfm2"];

    private const int WarmUpPort = 11_435;
    private const int WarmUpPeriodSeconds = 5;
    private const int LeastWarmUpSeconds = 600;
    private const long Gibibyte = 1L << 30;

    private static readonly Source ApiPage = Sources.Of(
        "https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/api.md",
        new DateOnly(2026, 11, 28)).Unconfirmed;

    private static readonly Source DriversPage = Sources.Of(
        "https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/gpu.mdx",
        new DateOnly(2026, 11, 28));

    private static readonly Source ImagesPage = Sources.Of("https://hub.docker.com/r/ollama/ollama/tags", new DateOnly(2026, 11, 28));

    public override Server Server { get; } = new("Ollama", ServerSources.Ollama)
    {
        Programs = ["ollama serve"],
        Images = ["ollama/ollama", "ollama"],
        Port = 11_434,
        OpensBeforeLoaded = true,
        HealthPaths = ["/api/version", "/", "/api/tags", "/api/ps", "/api/status"],
        Slots = 1,
        Api = new(ApiPage) { OwnPath = "/api/chat" },
        SpeaksHttpAlone = true,
        Mapping = "yes; a model's own parameter use_mmap alone ends it",
        Options =
        [
            new(ServerSetting.HostAndPort) { Variable = HostVariable },
            new(ServerSetting.Slots) { Variable = SlotsVariable },
            new(ServerSetting.Context) { Variable = ContextVariable },
            new(ServerSetting.ModelFolder) { Variable = FolderVariable },
            new(ServerSetting.CacheType) { Variable = "OLLAMA_KV_CACHE_TYPE" },
            new(ServerSetting.KeepAlive) { Variable = KeepAliveVariable },
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("docker-hub", "ollama/ollama", "0.40.1", ImagesPage);

    // Its images bring runners for CUDA 12.8 and for CUDA 13.0.
    public override EngineBuild BuildOf(string tag) => tag.EndsWith("-rocm", StringComparison.Ordinal)
        ? new(DriversPage) { UsesGpu = false }
        : new(DriversPage) { Driver = 550 };

    public override string ModelFormat => "ollama";

    public override string ModelExample => "gemma3:4b";

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(5, 15),
        StartSeconds = 0,
        BuildSeconds = 6,
        MemoryBytes = 500_000_000,
        WithoutRoomForOne = OnCpu,
        WithoutRoomForAll = OnCpu,
        Source = ModelSources.OllamaContext,
    };

    public override Source SlotsSource => Sources.OllamaTutorial;

    // What is not there must fail, but run would pull it, so show comes first. Nothing to say loads a model that answers;
    // one that embeds wants something.
    private static string WarmUpScript(ServedModel model) =>
        $"until ollama {(model.IsFetched ? "pull" : "show")} \"$MODEL\" >/dev/null && " + "{ ollama run \"$MODEL\" \"\" || ollama run \"$MODEL\" warm-up; } >/dev/null; "
        + $"do sleep 1; done; OLLAMA_HOST=0.0.0.0:{WarmUpPort} exec ollama serve";

    // By the GPU memory that it finds.
    public override int? DefaultContext(long gpuMemoryBytes, int? mostOfModel) => Math.Min(
        (gpuMemoryBytes / Gibibyte) switch
        {
            < 24 => 4_096,
            < 48 => 32_768,
            _ => 262_144,
        },
        mostOfModel ?? int.MaxValue);

    internal override bool MapsWeights => true;

    internal override bool ServesWithoutArgs => true;

    public override string OriginExample => $"{ModelExample}, or hf.co/owner/name:quantization";

    public override ModelOrigin? OriginOf(string model, string revision) =>
        ModelNames.IsOfLibrary(model) || ModelNames.IsOfHubForOllama(model) ? new(ModelOrigin.Ollama, model, revision) : null;

    // Models that only embed, and some families, whose caches it cannot divide.
    public override int? MostSlotsWith(string model) =>
        Models.Find(this, model) is { Kind: "embedding" } || Array.Exists(OneSlotFamilies, family => model.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            ? 1 : null;

    // It takes the address of a page of Hugging Face for a name.
    public override bool IsAddress(string model) => base.IsAddress(model) && !model.StartsWith("http", StringComparison.Ordinal);

    public override NameMistake? MistakeOf(string model) =>
        ModelNames.IsRepository(model) ? new(
            "which is named like a repository of Hugging Face",
            $"Write Ollama's own name of it, such as {ModelExample}, or hf.co/{model} for a repository with GGUF files.")
        : model.Any(char.IsWhiteSpace) ? new(
            "but a name of Ollama has no blank", $"Write it as {ModelExample} is written, such as {WithColon(string.Join('-', model.Split()))}.")
        : Models.Find(this, model) is null && Models.Find(this, WithColon(model)) is not null ? new(
            "but Ollama parts the size from the name by a colon", $"Did you mean {WithColon(model)}?")
        : null;

    // Its store is the whole bucket, unless one was imported.
    internal override string FolderOf(ServedModel model) => model.ImportFolder is null ? "" : base.FolderOf(model);

    // Ollama opens its port before the model is in GPU memory. The sidecar loads the model through that port and only then
    // opens its own, which its startup probe waits for; so ready means loaded.
    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Env = Environment(model),
        Concurrency = MostSlotsWith(model.Name) ?? CloudRunLimits.DefaultConcurrencyWithGpu,
        StartupProbe = new ProbeArgs { Type = "http", Path = HealthPath, PeriodSeconds = 1, FailureThreshold = 240 },
        Sidecars = new Dictionary<string, SidecarArgs> { [WarmUp] = WarmUpOf(model) },
    };

    private SidecarArgs WarmUpOf(ServedModel model) => new()
    {
        Image = model.Image ?? model.EngineImage,
        Command = ["/bin/sh", "-c"],
        Args = [WarmUpScript(model)],
        Env = new Dictionary<string, string>
        {
            ["MODEL"] = model.Name,
            [HostVariable] = $"127.0.0.1:{Port(model)}",
        },
        Cpu = "1",
        Memory = "1Gi",
        DependsOn = [ServiceDefaults.ServingContainer],
        StartupProbe = new ProbeArgs
        {
            Type = "tcp",
            Port = WarmUpPort,
            PeriodSeconds = WarmUpPeriodSeconds,
            FailureThreshold = WarmUpPeriods(model),
        },
    };

    private Dictionary<string, string> Environment(ServedModel model)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [HostVariable] = $"0.0.0.0:{Port(model)}",
            [KeepAliveVariable] = "-1",
            [SlotsVariable] = Text(Math.Min(model.Slots, MostSlotsWith(model.Name) ?? int.MaxValue)),
        };
        if (model.IsInBucket)
        {
            environment[FolderVariable] = FolderPath(model);
            environment["OLLAMA_NOPRUNE"] = "1";
        }

        if (Context(model) is { } context)
        {
            environment[ContextVariable] = context;
        }

        return environment;
    }

    // As long as the slowest load that was measured takes, within what Cloud Run allows.
    private int WarmUpPeriods(ServedModel model)
    {
        var most = ProbeLimits.Of(ProbeRole.Startup, model.Accelerator).WindowSeconds ?? LeastWarmUpSeconds;
        var needed = ColdStart.Of(this, model)?.Loading.Most ?? 0;
        var seconds = Math.Clamp(needed + WarmUpPeriodSeconds - 1, LeastWarmUpSeconds, most);
        return (int)seconds / WarmUpPeriodSeconds;
    }

    private static string WithColon(string model) =>
        model.LastIndexOf('-') is > 0 and var at && !model.Contains(':', StringComparison.Ordinal) ? $"{model[..at]}:{model[(at + 1)..]}" : model;
}
