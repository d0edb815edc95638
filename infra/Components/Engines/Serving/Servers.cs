namespace GpuInfra;

// The inference servers that are recognised in a container, by what it runs or by its image.
internal static class Servers
{
    public static Server TextGeneration { get; } = new("Text Generation Inference", ServerSources.TextGeneration)
    {
        Programs = ["text-generation-launcher", "text-generation-router"],
        Images = ["huggingface/text-generation-inference", "text-generation-inference", "tgi"],
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/info", "/metrics"],
        Slots = 128,
        Api = new(ServerSources.TextGeneration.Unconfirmed) { OwnPath = "/generate" },
        Options =
        [
            new(ServerSetting.Host, "--hostname") { Variable = "HOSTNAME" },
            new(ServerSetting.Port, "--port", "-p"),
            new(ServerSetting.Model, "--model-id") { Variable = "MODEL_ID" },
            new(ServerSetting.Context, "--max-total-tokens") { Variable = "MAX_TOTAL_TOKENS" },
            new(ServerSetting.Slots, "--max-concurrent-requests") { Variable = "MAX_CONCURRENT_REQUESTS" },
            new(ServerSetting.GpuShare, "--cuda-memory-fraction") { Variable = "CUDA_MEMORY_FRACTION" },
            new(ServerSetting.CacheType, "--kv-cache-dtype") { Variable = "KV_CACHE_DTYPE" },
            new(ServerSetting.Quantization, "--quantize") { Variable = "QUANTIZE" },
            new(ServerSetting.Gpus, "--num-shard") { Variable = "NUM_SHARD" },
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    public static Server Triton { get; } = new("Triton", ServerSources.Triton)
    {
        Programs = ["tritonserver"],
        Images = ["nvidia/tritonserver", "tritonserver"],
        Port = 8_000,
        OpensBeforeLoaded = true,
        HealthPaths = ["/v2/health/ready", "/v2/health/live"],
        OtherPorts = [8_001, 8_002],
        IsForLanguage = false,
        Options =
        [
            new(ServerSetting.Host, "--http-address"),
            new(ServerSetting.Port, "--http-port"),
            new(ServerSetting.ModelFolder, "--model-repository", "--model-store"),
        ],
    };

    public static Server Any { get; } = new("the server", Sources.ContainerContract)
    {
        Programs = [],
        Images = [],
        OpensBeforeLoaded = true,
        HealthPaths = [],
        IsForLanguage = false,
        Options =
        [
            new(ServerSetting.Host, "--host"),
            new(ServerSetting.Port, "--port"),
            new(ServerSetting.Model, "--model", "--model-id", "--model-path"),
        ],
    };

    public static IReadOnlyList<Server> All { get; } =
        [.. Engines.All.Select(engine => engine.Server).OfType<Server>(), TextGeneration, Triton, PythonServers.Uvicorn, PythonServers.Gunicorn, PythonServers.Torchrun];
}
