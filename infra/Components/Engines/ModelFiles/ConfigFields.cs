using System.Text.Json;

namespace GpuInfra;

// The numbers of a config.json, each by the names that families of models have for it. What a family leaves out stands for what its
// class says: https://github.com/huggingface/transformers/tree/v4.57.1/src/transformers/models, read on 2026-11-30.
internal sealed class ConfigFields(JsonElement config, string family)
{
    private const int Most = 1 << 20;

    private static readonly Dictionary<(string Family, string Key), int> Unsaid = new()
    {
        [("gemma2", "sliding_window_pattern")] = 2,
        [("gemma2", "sliding_window")] = 4_096,
        [("gemma2", "num_key_value_heads")] = 4,
        [("gemma2", "head_dim")] = 256,
        [("gemma3_text", "sliding_window_pattern")] = 6,
        [("gemma3_text", "sliding_window")] = 4_096,
        [("gemma3_text", "num_attention_heads")] = 8,
        [("gemma3_text", "num_key_value_heads")] = 4,
        [("gemma3_text", "head_dim")] = 256,
        [("gemma3_text", "max_position_embeddings")] = 131_072,
        [("cohere2", "sliding_window_pattern")] = 4,
        [("cohere2", "sliding_window")] = 4_096,
        [("llama4_text", "sliding_window_pattern")] = 4,
        [("llama4_text", "attention_chunk_size")] = 8_192,
        [("whisper", "max_source_positions")] = 1_500,
        [("mamba2", "n_groups")] = 8,
    };

    public string Family { get; } = family;

    // Models that also see or hear have what they read in a part of its own.
    public static ConfigFields Of(JsonElement root)
    {
        var (config, family) = (root, TextOf(root, "model_type") ?? "");
        while (Array.Find((string[])["text_config", "llm_config", "language_config", "thinker_config"], key =>
            config.TryGetProperty(key, out var part) && part.ValueKind == JsonValueKind.Object) is { } inner)
        {
            config = config.GetProperty(inner);
            family = TextOf(config, "model_type") ?? (family == "gemma3" ? "gemma3_text" : family == "llama4" ? "llama4_text" : family);
        }

        return new(config, family);
    }

    public bool Has(string key) => config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public int? Number(params string[] keys) => keys.Select(NumberOf).FirstOrDefault(number => number is not null)
        ?? keys.Select(key => Unsaid.TryGetValue((Family, key), out var number) ? number : (int?)null).FirstOrDefault(number => number is not null);

    public int Require(params string[] keys) => Number(keys) ?? throw Missing(keys[0]);

    public bool? Flag(string key) => config.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.ValueKind == JsonValueKind.True
        : null;

    public string? Text(string key) => TextOf(config, key);

    // The items of a list; none where there is no such list, or it is empty.
    public IReadOnlyList<JsonElement>? List(string key) =>
        config.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? [.. list.EnumerateArray()] : null;

    public IReadOnlyList<int>? Numbers(string key) => List(key) is { } list && list.All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _))
        ? [.. list.Select(item => item.GetInt32())]
        : null;

    // A part that is told by its own keys.
    public ConfigFields? Part(string key) =>
        config.TryGetProperty(key, out var part) && part.ValueKind == JsonValueKind.Object ? new(part, "") : null;

    public static FormatException Missing(string key) => new($"it does not say {key}");

    private int? NumberOf(string key) =>
        config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0
            && number == decimal.Truncate(number)
            ? number <= (key.StartsWith("max_", StringComparison.Ordinal) || key.Contains("window", StringComparison.Ordinal) ? int.MaxValue : Most)
                ? (int)number
                : throw new FormatException($"its {key} is no number that a model has")
            : null;

    private static string? TextOf(JsonElement config, string key) =>
        config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
