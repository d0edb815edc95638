using System.Text.Json;

namespace GpuInfra;

// Groups of layers that keep something for each token: how they are told in a config.json.
internal sealed class ConfigReader(JsonElement config)
{
    private const int Most = 1 << 20;
    private const int MostLayers = 4096;
    private const int BytesPerNumber = 2;
    private const int BytesPerState = 4;

    internal ModelDescription Read()
    {
        var layers = Number("num_hidden_layers") is > 0 and <= MostLayers and var count
            ? Math.Max(count - (Number("num_kv_shared_layers") ?? 0), 1)
            : throw Missing("num_hidden_layers");
        return new(IsDecoder() ? Cache(layers) : null, Number("max_position_embeddings"));
    }

    // A model that only reads keeps nothing. https://huggingface.co/docs/transformers/main_classes/configuration
    private bool IsDecoder() => !(Text("model_type") is "bert" or "roberta" or "xlm-roberta" or "nomic_bert" or "new" or "modernbert" or "distilbert");

    private ModelKvCache Cache(int layers)
    {
        if (Number("kv_lora_rank") is { } rank)
        {
            return new((long)layers * (rank + (Number("qk_rope_head_dim") ?? 0)) * BytesPerNumber);
        }

        var kinds = Kinds(layers);
        var heads = Number("num_attention_heads");
        var keys = Number("num_key_value_heads") ?? heads ?? throw Missing("num_key_value_heads");
        var size = Number("head_dim") ?? (heads is > 0 and { } count && Number("hidden_size") is { } hidden ? hidden / count : throw Missing("head_dim"));
        var (full, windowed, linear) = (kinds.Count(kind => kind == Kind.Full), kinds.Count(kind => kind == Kind.Window), kinds.Count(kind => kind == Kind.Linear));

        // Those that look at everything may have heads of their own.
        var (keysOfFull, sizeOfFull) = windowed > 0 ? (Number("num_global_key_value_heads") ?? keys, Number("global_head_dim") ?? size) : (keys, size);
        var groups = new List<int[]> { new[] { full, keysOfFull, sizeOfFull } };
        if (windowed > 0)
        {
            groups.Add([windowed, keys, size, Window()!.Value]);
        }

        return ModelKvCache.Of(groups) with { StateBytes = linear * StateBytes() };
    }

    private List<Kind> Kinds(int layers)
    {
        if (config.TryGetProperty("layer_types", out var types) && types.ValueKind == JsonValueKind.Array)
        {
            return [.. types.EnumerateArray().Take(layers).Select(type => type.ValueKind != JsonValueKind.String ? Kind.Full : type.GetString() switch
            {
                "sliding_attention" or "chunked_attention" when Window() is not null => Kind.Window,
                "linear_attention" => Kind.Linear,
                _ => Kind.Full,
            })];
        }

        if (Number("full_attention_interval") is > 0 and { } interval)
        {
            return [.. Enumerable.Range(1, layers).Select(layer => layer % interval == 0 ? Kind.Full : Kind.Linear)];
        }

        var pattern = Number("sliding_window_pattern") ?? Number("_sliding_window_pattern");
        return Window() is null ? [.. Enumerable.Repeat(Kind.Full, layers)]
            : pattern is > 0 and { } every ? [.. Enumerable.Range(1, layers).Select(layer => layer % every == 0 ? Kind.Full : Kind.Window)]
            : [.. Enumerable.Repeat(Kind.Window, layers)];
    }

    private int? Window() => config.TryGetProperty("use_sliding_window", out var used) && used.ValueKind == JsonValueKind.False
        ? null
        : Number("sliding_window") ?? Number("attention_chunk_size");

    // A matrix for each head that a layer remembers by, and the last inputs of its convolution.
    private long StateBytes()
    {
        var (values, keys) = (Number("linear_num_value_heads") ?? 0, Number("linear_num_key_heads") ?? 0);
        var (value, key) = (Number("linear_value_head_dim") ?? 0, Number("linear_key_head_dim") ?? 0);
        var inputs = Math.Max((Number("linear_conv_kernel_dim") ?? 1) - 1, 0);
        return ((long)values * value * key * BytesPerState) + (((2L * keys * key) + ((long)values * value)) * inputs * BytesPerNumber);
    }

    private int? Number(string key) =>
        config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? key == "max_position_embeddings" || number <= Most ? number : throw new FormatException($"its {key} is no number that a model has")
            : null;

    private string? Text(string key) => config.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static FormatException Missing(string key) => new($"it does not say {key}");

    private enum Kind
    {
        Full,
        Window,
        Linear,
    }
}
