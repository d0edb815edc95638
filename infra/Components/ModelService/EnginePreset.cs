using System.Globalization;
using Pulumi;

namespace GpuInfra;

/// <summary>What an engine makes of the settings that a caller leaves out.</summary>
public static class EnginePreset
{
    /// <summary>Where the bucket is mounted in the container.</summary>
    public const string ModelFolder = "/models";

    internal const string ModelVolume = "models";
    internal const string WarmUp = "warm-up";

    private const int WarmUpPort = 11_435;
    private const int WarmUpPeriodSeconds = 5;
    private const int LeastWarmUpSeconds = 600;
    private const string MaximumGpuMemoryUtilization = "0.95";

    // Reads ahead while the weights stream into the GPU; nothing is cached, so no memory is taken for good.
    internal static readonly string[] MountOptions = ["implicit-dirs", LoadRates.ReadAhead, "metadata-cache-ttl-secs=-1"];

    internal static ServiceDefaults Of(Engine engine, ModelServiceArgs args)
    {
        var defaults = engine.Id switch
        {
            Engines.OllamaId => Ollama(args),
            Engines.VllmId => Vllm(args),
            _ => ServiceDefaults.None,
        };
        defaults = defaults with { DeletionProtection = args.Protect, Server = Servers.Of(engine) };
        return ModelServiceSpec.IsInBucket(args) && args.Bucket is { } bucket ? WithBucket(defaults, bucket) : defaults;
    }

    /// <summary>Whether a violation repeats on the preset's sidecar what is said of the image that it shares.</summary>
    internal static bool IsRepeated(Violation violation, ModelServiceArgs args) =>
        violation.Path == $"sidecars.{WarmUp}.image" && args.Sidecars?.ContainsKey(WarmUp) != true;

    // What is not there must fail, but run would pull it, so show comes first. Nothing to say loads a model that answers;
    // one that embeds wants something.
    private static string WarmUpScript =>
        "until ollama show \"$MODEL\" >/dev/null && { ollama run \"$MODEL\" \"\" || ollama run \"$MODEL\" warm-up; } >/dev/null; "
        + $"do sleep 1; done; OLLAMA_HOST=0.0.0.0:{WarmUpPort} exec ollama serve";

    // Ollama opens its port before the model is in GPU memory. The sidecar loads the model through that port and only then
    // opens its own, which its startup probe waits for; so ready means loaded.
    private static ServiceDefaults Ollama(ModelServiceArgs args) => ServiceDefaults.None with
    {
        Env = Merge(
            new()
            {
                ["OLLAMA_HOST"] = $"0.0.0.0:{Port(args)}",
                ["OLLAMA_KEEP_ALIVE"] = "-1",
                [EngineSettings.OllamaSlots] = Slots(args),
            },
            ModelServiceSpec.IsInBucket(args)
                ? new() { [EngineSettings.OllamaFolder] = ModelFolder, ["OLLAMA_NOPRUNE"] = "1" }
                : [],
            Context(args) is { } context ? new() { [EngineSettings.OllamaContext] = context } : []),
        Concurrency = CloudRunLimits.DefaultConcurrencyWithGpu,
        StartupProbe = new ProbeArgs { Type = "http", Path = Engines.Ollama.HealthPath, PeriodSeconds = 1, FailureThreshold = 240 },
        Sidecars = new Dictionary<string, SidecarArgs> { [WarmUp] = OllamaWarmUp(args) },
    };

    private static SidecarArgs OllamaWarmUp(ModelServiceArgs args) => new()
    {
        Image = args.Image,
        Command = ["/bin/sh", "-c"],
        Args = [WarmUpScript],
        Env = new Dictionary<string, string>
        {
            ["MODEL"] = args.Model ?? "",
            ["OLLAMA_HOST"] = $"127.0.0.1:{Port(args)}",
        },
        Cpu = "1",
        Memory = "1Gi",
        DependsOn = [GpuServiceSpec.ServingContainer],
        StartupProbe = new ProbeArgs
        {
            Type = "tcp",
            Port = WarmUpPort,
            PeriodSeconds = WarmUpPeriodSeconds,
            FailureThreshold = WarmUpPeriods(args),
        },
    };

    private static ServiceDefaults Vllm(ModelServiceArgs args) => ServiceDefaults.None with
    {
        Command = ["vllm", "serve"],
        Args =
        [
            ModelServiceSpec.IsInBucket(args) ? $"{ModelFolder}/{args.Model}" : args.Model ?? "",
            "--served-model-name", args.Model ?? "",
            "--port", Port(args),
            EngineSettings.VllmSlots, Slots(args),
            EngineSettings.VllmGpuShare, MaximumGpuMemoryUtilization,
            .. Context(args) is { } context ? [EngineSettings.VllmContext, context] : Array.Empty<string>(),
        ],

        // The weights are there already; without this the server asks the internet first and waits for the refusal.
        Env = new Dictionary<string, string> { ["HF_HUB_OFFLINE"] = "1" },
        Concurrency = CloudRunLimits.DefaultConcurrencyWithGpu,
        StartupProbe = new ProbeArgs { Type = "http", Path = Engines.Vllm.HealthPath },
    };

    private static ServiceDefaults WithBucket(ServiceDefaults defaults, Input<string> bucket) => defaults with
    {
        Volumes = new Dictionary<string, VolumeArgs>
        {
            [ModelVolume] = new() { Bucket = bucket, ReadOnly = true, MountOptions = MountOptions },
        },
        Mounts = new Dictionary<string, string> { [ModelVolume] = ModelFolder },
    };

    // As long as the slowest load that was measured takes, within what Cloud Run allows.
    private static int WarmUpPeriods(ModelServiceArgs args)
    {
        var accelerator = Accelerators.Find(args.Gpu ?? Accelerators.Default.Id);
        var most = ProbeLimits.Of(ProbeRole.Startup, accelerator).WindowSeconds ?? LeastWarmUpSeconds;
        var needed = ModelLoading.Of(args, Engines.Ollama)?.Loading.Most ?? 0;
        var seconds = Math.Clamp(needed + WarmUpPeriodSeconds - 1, LeastWarmUpSeconds, most);
        return (int)seconds / WarmUpPeriodSeconds;
    }

    private static string? Context(ModelServiceArgs args) => args.ContextLength is > 0 and { } tokens ? Text(tokens) : null;

    private static string Port(ModelServiceArgs args) => Text(args.Port ?? CloudRunLimits.DefaultPort);

    private static string Slots(ModelServiceArgs args) =>
        Text(args.Parallelism is { } parallelism
            ? parallelism.ParallelQueries ?? 1
            : args.Concurrency ?? CloudRunLimits.DefaultConcurrencyWithGpu);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Merge(params IEnumerable<Dictionary<string, string>> layers) =>
        layers.SelectMany(layer => layer).ToDictionary(StringComparer.Ordinal);
}
