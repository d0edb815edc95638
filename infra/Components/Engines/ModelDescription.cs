using System.Text;
using System.Text.Json;

namespace GpuInfra;

/// <summary>What a model's own files say of what it keeps for each request.</summary>
/// <param name="Cache">What each request takes; none where the model keeps nothing.</param>
/// <param name="MaximumContext">The most tokens that the model was made for; none where nothing is said.</param>
public sealed record ModelDescription(ModelKvCache? Cache, int? MaximumContext)
{
    /// <summary>Reads a <c>config.json</c> of Hugging Face.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">The text is no such file; the message says what is missing.</exception>
    public static ModelDescription OfConfig(string json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it holds no object");
        }

        // Models that also see have what they read in a part of its own.
        return new ConfigReader(root.TryGetProperty("text_config", out var text) && text.ValueKind == JsonValueKind.Object ? text : root).Read();
    }

    /// <summary>The size of the weights by a <c>model.safetensors.index.json</c>; none where it does not say it.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">The text is no JSON.</exception>
    public static long? WeightBytesOfIndex(string json)
    {
        using var document = Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("total_size", out var size)
            && size.ValueKind == JsonValueKind.Number && size.TryGetDecimal(out var bytes) && bytes is > 0 and <= long.MaxValue
            ? (long)bytes
            : null;
    }

    /// <summary>Reads the header of a GGUF file.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <exception cref="FormatException">It is no such file; the message says what is missing.</exception>
    public static ModelDescription OfGguf(Stream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        return new GgufReader(reader).Read();
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw new FormatException("it holds no JSON");
        }
    }
}

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

// The header of a GGUF file: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
internal sealed class GgufReader(BinaryReader reader)
{
    private const int MostEntries = 100_000;
    private const int MostText = 1 << 24;
    private const int MostDepth = 4;
    private const int MostLayers = 4096;

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    internal ModelDescription Read()
    {
        try
        {
            ReadHeader();
        }
        catch (EndOfStreamException)
        {
            throw new FormatException("it ends within its header");
        }

        var architecture = _values.GetValueOrDefault("general.architecture") as string ?? throw new FormatException("it does not say general.architecture");
        var layers = Number($"{architecture}.block_count") is > 0 and <= MostLayers and var count
            ? count
            : throw new FormatException($"it does not say {architecture}.block_count");
        return new(Cache(architecture, layers), Number($"{architecture}.context_length"));
    }

    private ModelKvCache? Cache(string architecture, int layers)
    {
        if (_values.GetValueOrDefault($"{architecture}.attention.causal") is false)
        {
            return null;
        }

        var heads = PerLayer($"{architecture}.attention.head_count", layers) ?? throw new FormatException($"it does not say {architecture}.attention.head_count");
        var keys = PerLayer($"{architecture}.attention.head_count_kv", layers) ?? heads;
        var size = Number($"{architecture}.attention.key_length")
            ?? (Number($"{architecture}.embedding_length") ?? 0) / Math.Max(heads[0], 1);
        var sizeInWindow = Number($"{architecture}.attention.key_length_swa") ?? size;
        var window = Number($"{architecture}.attention.sliding_window");
        var isWindowed = window is > 0 ? Windowed(architecture, layers) : new bool[layers];
        return ModelKvCache.Of(
        [
            .. Enumerable.Range(0, layers).Select(layer => isWindowed[layer]
                ? new[] { 1, keys[layer], sizeInWindow, window!.Value }
                : [1, keys[layer], size]),
        ]);
    }

    // Which layers look back at the last tokens alone: each by itself, or all but every so many. Where nothing is said, none is taken to.
    private bool[] Windowed(string architecture, int layers) => _values.GetValueOrDefault($"{architecture}.attention.sliding_window_pattern") switch
    {
        List<object> each when each.Count >= layers => [.. each.Take(layers).Select(one => one is true)],
        long every and > 0 => [.. Enumerable.Range(1, layers).Select(layer => layer % every != 0)],
        _ => new bool[layers],
    };

    private int[]? PerLayer(string key, int layers) => _values.GetValueOrDefault(key) switch
    {
        long number and >= 0 and <= int.MaxValue => [.. Enumerable.Repeat((int)number, layers)],
        List<object> each when each.Count >= layers && each.TrueForAll(one => one is long and >= 0 and <= int.MaxValue) =>
            [.. each.Take(layers).Select(one => (int)(long)one)],
        _ => null,
    };

    private int? Number(string key) => _values.GetValueOrDefault(key) is long number and >= 0 and <= int.MaxValue ? (int)number : null;

    private void ReadHeader()
    {
        if (reader.ReadUInt32() != 0x46554747)
        {
            throw new FormatException("it does not begin with GGUF");
        }

        if (reader.ReadUInt32() is not (2 or 3) and var version)
        {
            throw new FormatException($"it is of version {version.ToString(CultureInfo.InvariantCulture)}, and only 2 and 3 are read");
        }

        _ = reader.ReadUInt64();
        var entries = reader.ReadUInt64();
        if (entries > MostEntries)
        {
            throw new FormatException("its header has too many entries");
        }

        for (var entry = 0UL; entry < entries; entry++)
        {
            var key = ReadText();
            _values[key] = ReadValue(reader.ReadUInt32(), 0);
        }
    }

    private object ReadValue(uint type, int depth) => type switch
    {
        0 => (long)reader.ReadByte(),
        1 => (long)reader.ReadSByte(),
        2 => (long)reader.ReadUInt16(),
        3 => (long)reader.ReadInt16(),
        4 => (long)reader.ReadUInt32(),
        5 => (long)reader.ReadInt32(),
        6 => (double)reader.ReadSingle(),
        7 => reader.ReadByte() != 0,
        8 => ReadText(),
        9 when depth < MostDepth => ReadList(depth),
        10 => (long)Math.Min(reader.ReadUInt64(), long.MaxValue),
        11 => reader.ReadInt64(),
        12 => reader.ReadDouble(),
        _ => throw new FormatException("its header holds a value of no known type"),
    };

    private List<object> ReadList(int depth)
    {
        var type = reader.ReadUInt32();
        var count = reader.ReadUInt64();
        if (count > MostText)
        {
            throw new FormatException("its header holds a list that is too long");
        }

        var items = new List<object>();
        for (var item = 0UL; item < count; item++)
        {
            items.Add(ReadValue(type, depth + 1));
        }

        return items;
    }

    private string ReadText()
    {
        var length = reader.ReadUInt64();
        if (length > MostText)
        {
            throw new FormatException("its header holds a text that is too long");
        }

        var bytes = reader.ReadBytes((int)length);
        return bytes.Length == (int)length ? Encoding.UTF8.GetString(bytes) : throw new EndOfStreamException();
    }
}
