using System.Text.Json;

namespace GpuInfra;

/// <summary>The models whose sizes this library knows; what a caller says of a model goes before it.</summary>
public static class Models
{
    private const string File = "models.jsonl";

    /// <summary>All of them, each in each of its forms.</summary>
    public static IReadOnlyList<ModelFacts> All { get; } = [.. Load()];

    private static readonly ILookup<string, ModelFacts> ByFormat = All.ToLookup(model => model.Format);

    /// <summary>What they are called without their owners, each name once.</summary>
    public static IReadOnlyList<string> ShortNames => [.. All.Select(model => model.ShortName).Distinct()];

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
    public static ModelFacts? Find(Engine engine, string name) => ByFormat[engine.ModelFormat ?? ""].FirstOrDefault(model =>
        IsNamed(name, model.Name) || IsNamed(name, model.ShortName)
            || (model.Format == GgufFormat && IsNamed(Path.GetFileName(Path.GetDirectoryName(name) ?? ""), model.ShortName)));

    /// <summary>The size of a model's weights: what is said of it, or else what is known; none if nothing is.</summary>
    /// <param name="engine">The inference server.</param>
    /// <param name="name">What it calls the model.</param>
    /// <param name="weights">What is said, such as <c>3300Mi</c>.</param>
    public static long? WeightBytesOf(Engine engine, string name, string? weights) =>
        Memory.TryParse(weights, out var said) ? said.Bytes : Find(engine, name)?.WeightBytes;

    /// <summary>The engines that load a model in its form.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<Engine> EnginesOf(ModelFacts model)
    {
        var loading = Engines.All.Where(engine => engine.ModelFormat == model.Format).ToList();
        var made = loading.Where(engine => engine.Server!.IsForLanguage == (model.Kind is null or "chat" or "speech")).ToList();
        return made.Count > 0 ? made : loading;
    }

    private const string GgufFormat = "gguf";

    private static bool IsNamed(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);

    // A line that says when everything was read, and one for each model.
    private static IEnumerable<ModelFacts> Load()
    {
        using var reader = new StreamReader(typeof(Models).Assembly.GetManifestResourceStream(File)!);
        using var head = JsonDocument.Parse(reader.ReadLine()!);
        var readOn = DateOnly.ParseExact(head.RootElement.GetProperty("readOn").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        while (reader.ReadLine() is { } line)
        {
            using var model = JsonDocument.Parse(line);
            foreach (var facts in Read(model.RootElement, readOn))
            {
                yield return facts;
            }
        }
    }

    private static List<ModelFacts> Read(JsonElement model, DateOnly readOn) =>
    [
        .. model.GetProperty("weights").EnumerateArray().Select(weights => new ModelFacts(
            weights.GetProperty("name").GetString()!, weights.GetProperty("format").GetString()!, weights.GetProperty("bytes").GetInt64(),
            SourceOf(weights, readOn))
        {
            Cache = model.TryGetProperty("cache", out var groups)
                ? ModelKvCache.Of([.. groups.EnumerateArray().Select(Group)]) with
                {
                    StateBytes = model.TryGetProperty("state", out var state) ? state.GetInt64() : 0,
                }
                : null,
            Experts = model.TryGetProperty("experts", out var experts) ? new(experts[0].GetInt32(), experts[1].GetInt32()) : null,
            MaximumContext = model.TryGetProperty("context", out var context) ? context.GetInt32() : null,
            Architecture = SourceOf(model.TryGetProperty("architecture", out var architecture) ? architecture : weights, readOn),
            Repository = model.TryGetProperty("repository", out var repository) ? repository.GetString() ?? "" : weights.GetProperty("name").GetString()!,
            Kind = model.TryGetProperty("kind", out var kind) ? kind.GetString() : null,
            IsGated = model.TryGetProperty("gated", out var gated) && gated.GetBoolean(),
        }),
    ];

    private static int[] Group(JsonElement group) => [.. group.EnumerateArray().Select(number => number.GetInt32())];

    private static Source SourceOf(JsonElement fact, DateOnly readOn) => new(
        fact.GetProperty("source").GetString()!, readOn,
        fact.GetProperty("confirmed").GetBoolean() ? Certainty.Confirmed : Certainty.Unconfirmed);
}
