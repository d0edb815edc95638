namespace GpuInfra;

/// <summary>The models whose sizes this library knows; what a caller says of a model goes before it.</summary>
public static class Models
{
    private const long Megabyte = 1_000_000;
    private const int Context32K = 32_768;
    private const int Context40K = 40_960;
    private const int Context128K = 131_072;

    // One layer in six looks at the whole context, the others at a window.
    private static readonly ModelKvCache Gemma1B = ModelKvCache.OfLayers(4, 1, 256).WithWindow(22, ofWhole: 4, tokens: 512);
    private static readonly ModelKvCache Gemma4B = ModelKvCache.OfLayers(5, 4, 256).WithWindow(29, ofWhole: 5, tokens: 1024);
    private static readonly ModelKvCache Gemma12B = ModelKvCache.OfLayers(8, 8, 256).WithWindow(40, ofWhole: 8, tokens: 1024);
    private static readonly ModelKvCache Gemma27B = ModelKvCache.OfLayers(10, 16, 128).WithWindow(52, ofWhole: 10, tokens: 1024);
    private static readonly ModelKvCache Llama8B = ModelKvCache.OfLayers(32, 8, 128);
    private static readonly ModelKvCache Qwen8B = ModelKvCache.OfLayers(36, 8, 128);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ModelFacts> All { get; } =
    [
        Ollama("gemma3:1b", 815, Gemma1B, Context32K, ModelSources.OllamaSizes),
        Ollama("gemma3:4b", 3_300, Gemma4B, Context128K, ModelSources.OllamaSizes),
        Ollama("gemma3:12b", 8_100, Gemma12B, Context128K, ModelSources.OllamaSizes),
        Ollama("gemma3:27b", 17_000, Gemma27B, Context128K, ModelSources.OllamaSizes),
        Ollama("llama3.1:8b", 4_900, Llama8B, Context128K, ModelSources.OllamaLibrary("llama3.1")),
        Ollama("qwen3:8b", 5_200, Qwen8B, Context40K, ModelSources.OllamaLibrary("qwen3")),
        Vllm("google/gemma-3-1b-it", 2_000, Gemma1B, Context32K),
        Vllm("google/gemma-3-4b-it", 8_600, Gemma4B, Context128K),
        Vllm("google/gemma-3-12b-it", 24_380, Gemma12B, Context128K),
        Vllm("google/gemma-3-27b-it", 54_870, Gemma27B, Context128K),
        Vllm("meta-llama/Llama-3.1-8B-Instruct", 16_070, Llama8B, Context128K),
        Vllm("Qwen/Qwen3-8B", 16_390, Qwen8B, Context40K),
    ];

    // Families of models, in small letters: a name of another one that differs by a letter is taken for a slip. From
    // https://ollama.com/library and https://huggingface.co/models, read on 2026-11-28.
    internal static IReadOnlyList<string> Families { get; } =
    [
        "gemma", "codegemma", "embeddinggemma", "medgemma", "paligemma", "shieldgemma", "llama", "codellama", "tinyllama", "qwen",
        "mistral", "mixtral", "ministral", "magistral", "devstral", "codestral", "pixtral", "phi", "deepseek", "granite", "command",
        "falcon", "olmo", "molmo", "nemotron", "smollm", "starcoder", "stablelm", "nomic", "gpt", "glm", "kimi", "minicpm", "internlm",
        "internvl", "aya", "solar", "yi", "orca", "vicuna", "zephyr", "hermes", "dolphin", "wizardlm", "llava", "bakllava", "moondream",
        "whisper", "snowflake", "mxbai", "exaone", "cogito", "reader", "everythinglm", "neural", "openchat", "dbrx", "jamba", "hunyuan",
        "ernie", "baichuan", "chatglm", "bloom", "opt", "mpt", "arctic", "athene", "reflection", "marco", "tulu", "sqlcoder", "apertus",
    ];

    /// <summary>What is known of a model, by its name with or without the owner; none if nothing is.</summary>
    public static ModelFacts? Find(Engine engine, string name) => All.FirstOrDefault(model =>
        model.EngineId == engine.Id && string.Equals(model.Name, name.Split('/')[^1], StringComparison.OrdinalIgnoreCase));

    /// <summary>The size of a model's weights: what is said of it, or else what is known; none if nothing is.</summary>
    /// <param name="engine">The inference server.</param>
    /// <param name="name">What it calls the model.</param>
    /// <param name="weights">What is said, such as <c>3300Mi</c>.</param>
    public static long? WeightBytesOf(Engine engine, string name, string? weights) =>
        Memory.TryParse(weights, out var said) ? said.Bytes : Find(engine, name)?.WeightBytes;

    private static ModelFacts Ollama(string name, int megabytes, ModelKvCache cache, int context, Source source) =>
        new(name, "ollama", megabytes * Megabyte, cache, context, source);

    private static ModelFacts Vllm(string repository, int megabytes, ModelKvCache cache, int context) =>
        new(
            repository.Split('/')[^1], "vllm", megabytes * Megabyte, cache, context,
            ModelSources.HuggingFace(repository));
}
