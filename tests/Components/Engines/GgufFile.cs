using System.Text;

namespace GpuInfra.Components.Tests;

// Writes the header of a GGUF file: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
internal static class GgufFile
{
    public const uint Magic = 0x46554747;

    private const uint List = 9;

    public static ModelDescription Read(string architecture, params (string Name, object Value)[] values)
    {
        using var file = Of(architecture, values);
        return ModelDescription.OfGguf(file);
    }

    public static MemoryStream Of(string architecture, params (string Name, object Value)[] values) => Raw(Magic, 3, (ulong)values.Length + 1, writer =>
    {
        Write(writer, "general.architecture");
        WriteTyped(writer, architecture);
        foreach (var (name, value) in values)
        {
            Write(writer, $"{architecture}.{name}");
            WriteTyped(writer, value);
        }
    });

    // A header that says to have so many entries, and what follows on it.
    public static MemoryStream Raw(uint magic, uint version, ulong entries, Action<BinaryWriter>? rest = null)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(magic);
        writer.Write(version);
        writer.Write(0UL);
        writer.Write(entries);
        rest?.Invoke(writer);
        writer.Flush();
        stream.Position = 0;
        return stream;
    }

    public static void Write(BinaryWriter writer, string text)
    {
        writer.Write((ulong)text.Length);
        writer.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void WriteTyped(BinaryWriter writer, object value)
    {
        writer.Write(KindOf(value));
        Write(writer, value);
    }

    private static uint KindOf(object value) => value switch
    {
        byte => 0,
        sbyte => 1,
        ushort => 2,
        short => 3,
        uint => 4,
        int => 5,
        float => 6,
        bool => 7,
        string => 8,
        ulong => 10,
        long => 11,
        double => 12,
        _ => List,
    };

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case byte number: writer.Write(number); break;
            case sbyte number: writer.Write(number); break;
            case ushort number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case uint number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case bool flag: writer.Write(flag); break;
            case string text: Write(writer, text); break;
            case ulong number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case Array items:
                writer.Write(items.Length > 0 ? KindOf(items.GetValue(0)!) : 0u);
                writer.Write((ulong)items.Length);
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                break;
            default: throw new ArgumentException($"a GGUF file holds no {value.GetType()}", nameof(value));
        }
    }
}
