namespace GpuInfra;

// The inference servers that are recognised in a container, by what it runs or by its image.
internal static class Servers
{
    public static Server Sglang { get; } = new("SGLang", ServerSources.Sglang)
    {
        Programs = ["sglang.launch_server", "sglang serve"],
        Images = ["lmsysorg/sglang", "sglang"],
        Port = 30_000,
        IsLoopback = true,
        TakesPrefixes = true,
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/health_generate", "/v1/models", "/metrics"],
        Options =
        [
            new(ServerSetting.Host, "--host"),
            new(ServerSetting.Port, "--port"),
            new(ServerSetting.Model, "--model-path", "--model"),
            new(ServerSetting.Context, "--context-length"),
            new(ServerSetting.Slots, "--max-running-requests"),
            new(ServerSetting.GpuShare, "--mem-fraction-static"),
            new(ServerSetting.CacheType, "--kv-cache-dtype"),
            new(ServerSetting.Quantization, "--quantization"),
            new(ServerSetting.Gpus, "--tensor-parallel-size", "--tp-size", "--tp"),
            new(ServerSetting.Gpus, "--data-parallel-size", "--dp-size", "--dp"),
            new(ServerSetting.Gpus, "--pipeline-parallel-size", "--pp-size", "--pp"),
            new(ServerSetting.Device, "--device"),
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    public static Server TextGeneration { get; } = new("Text Generation Inference", ServerSources.TextGeneration)
    {
        Programs = ["text-generation-launcher", "text-generation-router"],
        Images = ["huggingface/text-generation-inference", "text-generation-inference", "tgi"],
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/info", "/metrics"],
        Slots = 128,
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

    public static Server TextEmbeddings { get; } = new("Text Embeddings Inference", ServerSources.TextEmbeddings)
    {
        Programs = ["text-embeddings-router"],
        Images = ["huggingface/text-embeddings-inference", "text-embeddings-inference", "tei"],
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/ping", "/info", "/metrics"],
        OtherPorts = [9_000],
        Slots = 512,
        IsForLanguage = false,
        Options =
        [
            new(ServerSetting.Host, "--hostname") { Variable = "HOSTNAME" },
            new(ServerSetting.Port, "--port", "-p"),
            new(ServerSetting.Model, "--model-id") { Variable = "MODEL_ID" },
            new(ServerSetting.Slots, "--max-concurrent-requests") { Variable = "MAX_CONCURRENT_REQUESTS" },
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    // The server of llama.cpp. The images of its makers say an address that others reach.
    public static Server LlamaCpp { get; } = new("llama.cpp", ServerSources.LlamaCpp)
    {
        Programs = ["llama-server"],
        Images = ["ggml-org/llama.cpp", "llama.cpp"],
        Port = 8_080,
        IsLoopback = true,
        ImagesSayHost = true,
        SpeaksHttpAlone = true,
        OpensBeforeLoaded = true,
        HealthPaths = ["/health", "/v1/models", "/metrics", "/slots", "/props"],
        Options =
        [
            new(ServerSetting.Host, "--host") { Variable = "LLAMA_ARG_HOST" },
            new(ServerSetting.Port, "--port") { Variable = "LLAMA_ARG_PORT" },
            new(ServerSetting.Model, "--model", "-m") { Variable = "LLAMA_ARG_MODEL" },
            new(ServerSetting.Repository, "-hf", "-hfr", "--hf-repo") { Variable = "LLAMA_ARG_HF_REPO" },
            new(ServerSetting.Context, "--ctx-size", "-c") { Variable = "LLAMA_ARG_CTX_SIZE" },
            new(ServerSetting.Slots, "--parallel", "-np") { Variable = "LLAMA_ARG_N_PARALLEL" },
            new(ServerSetting.CacheType, "--cache-type-k", "-ctk"),
            new(ServerSetting.GpuLayers, "--n-gpu-layers", "--gpu-layers", "-ngl") { Variable = "LLAMA_ARG_N_GPU_LAYERS" },
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
        [.. Engines.All.Select(engine => engine.Server).OfType<Server>(), Sglang, TextGeneration, TextEmbeddings, LlamaCpp, Triton, PythonServers.Uvicorn, PythonServers.Gunicorn, PythonServers.Torchrun];
}
