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
