using System.Text;

namespace GpuInfra;

// The header of a GGUF file: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
internal sealed class GgufReader(BinaryReader reader)
{
    private const int MostEntries = 100_000;
    private const int MostText = 1 << 24;
    private const int MostDepth = 4;
    private const int MostLayers = 4096;

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    // How often those layers come that look at everything, where the file leaves it to the architecture, and the window of the others.
    // https://github.com/ggml-org/llama.cpp/blob/master/src/llama-model.cpp, read on 2026-11-30.
    private static readonly Dictionary<string, (long Every, int Window)> Unsaid = new()
    {
        ["gemma2"] = (2, 4_096),
        ["gemma3"] = (6, 0),
        ["gemma3n"] = (5, 0),
        ["cohere2"] = (4, 0),
        ["gpt-oss"] = (2, 0),
        ["llama4"] = (4, 8_192),
    };

    // Layers of these keep a state and keys as well.
    private const string Both = "falcon-h1";

    private const int BytesPerState = 4;

    private string _architecture = "";

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

        _architecture = _values.GetValueOrDefault("general.architecture") as string ?? throw new FormatException("it does not say general.architecture");
        var layers = Number("block_count") is > 0 and <= MostLayers and var count ? count : throw Missing("block_count");
        return new(Cache(layers), Number("context_length"))
        {
            Experts = Number("expert_used_count") is > 0 and { } used && Number("expert_count") is { } all && all >= used ? new(used, all) : null,
        };
    }

    private ModelKvCache? Cache(int layers)
    {
        if (_values.GetValueOrDefault(Key("attention.causal")) is false)
        {
            return null;
        }

        var heads = PerLayer("attention.head_count", layers) ?? throw Missing("attention.head_count");
        var keys = PerLayer("attention.head_count_kv", layers) ?? heads;
        var size = Number("attention.key_length") ?? (Number("embedding_length") ?? 0) / Math.Max(heads.Max(), 1);
        var value = Number("attention.value_length") ?? size;
        var window = Number("attention.sliding_window") ?? Unsaid.GetValueOrDefault(_architecture).Window;
        var isWindowed = window > 0 ? Windowed(layers) : new bool[layers];
        var isState = States(keys);
        var cache = ModelKvCache.Of(
        [
            .. Enumerable.Range(0, layers).Where(layer => !isState[layer] && !isWindowed[layer]).Select(layer => new[] { 1, keys[layer], 1 }),
        ]);
        var inWindow = ModelKvCache.Of([.. Enumerable.Range(0, layers).Where(layer => !isState[layer] && isWindowed[layer]).Select(layer => new[] { 1, keys[layer], 1 })]);
        var sizeInWindow = (Number("attention.key_length_swa") ?? size) + (Number("attention.value_length_swa") ?? value);
        return new(cache.BytesPerToken * (size + value) / 2, inWindow.BytesPerToken * sizeInWindow / 2, inWindow.BytesPerToken == 0 ? 0 : window)
        {
            StateBytes = (_architecture == Both ? layers : isState.Count(one => one)) * StateBytes(),
        };
    }

    // Layers without heads remember by a state, and so do all but every so many of some architectures.
    private bool[] States(int[] keys) => Number("full_attention_interval") is > 0 and { } interval
        ? [.. Enumerable.Range(1, keys.Length).Select(layer => layer % interval != 0)]
        : [.. keys.Select(heads => heads == 0)];

    // A matrix, and the last inputs of its convolution. Zero where the file says neither, as for layers that keep nothing.
    private long StateBytes()
    {
        var (inner, state) = ((long)(Number("ssm.inner_size") ?? 0), (long)(Number("ssm.state_size") ?? 0));
        var inputs = (long)Math.Max((Number("ssm.conv_kernel") ?? 1) - 1, 0) * (inner + (2 * (Number("ssm.group_count") ?? 0) * state));
        var last = (long)Math.Max((Number("shortconv.l_cache") ?? 1) - 1, 0) * (Number("embedding_length") ?? 0);
        return ((inner * state) + inputs + last) * BytesPerState;
    }

    // Which layers look back at the last tokens alone: each by itself, or all but every so many. Where nothing is said, none is taken to.
    private bool[] Windowed(int layers) => _values.GetValueOrDefault(Key("attention.sliding_window_pattern")) switch
    {
        List<object> each when each.Count >= layers => [.. each.Take(layers).Select(one => one is true or (long and > 0))],
        long every and > 0 => [.. Enumerable.Range(1, layers).Select(layer => layer % every != 0)],
        _ => Unsaid.TryGetValue(_architecture, out var usual)
            ? [.. Enumerable.Range(1, layers).Select(layer => layer % usual.Every != 0)]
            : new bool[layers],
    };

    private string Key(string name) => $"{_architecture}.{name}";

    private FormatException Missing(string name) => new($"it does not say {Key(name)}");

    private int[]? PerLayer(string name, int layers) => _values.GetValueOrDefault(Key(name)) switch
    {
        long number and >= 0 and <= int.MaxValue => [.. Enumerable.Repeat((int)number, layers)],
        List<object> each when each.Count >= layers && each.TrueForAll(one => one is long and >= 0 and <= int.MaxValue) =>
            [.. each.Take(layers).Select(one => (int)(long)one)],
        _ => null,
    };

    private int? Number(string name) => _values.GetValueOrDefault(Key(name)) is long number and >= 0 and <= int.MaxValue ? (int)number : null;

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
