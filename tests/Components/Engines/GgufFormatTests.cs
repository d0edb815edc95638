namespace GpuInfra.Components.Tests;

/// <summary>What is no GGUF file, or none that is read, says so.</summary>
public sealed class GgufFormatTests
{
    private const ulong MostEntries = 100_000;
    private const ulong MostText = 1 << 24;

    public static TheoryData<string, string> Cases => new()
    {
        { "other file", "it does not begin with GGUF" },
        { "version 1", "it is of version 1, and only 2 and 3 are read" },
        { "version 4", "it is of version 4, and only 2 and 3 are read" },
        { "version 2", "it does not say general.architecture" },
        { "no entries", "it does not say general.architecture" },
        { "most entries", "it ends within its header" },
        { "too many entries", "its header has too many entries" },
        { "longest list", "it ends within its header" },
        { "list too long", "its header holds a list that is too long" },
        { "longest text", "it ends within its header" },
        { "text too long", "its header holds a text that is too long" },
        { "text cut short", "it ends within its header" },
        { "unknown type", "its header holds a value of no known type" },
        { "lists of lists", "it does not say general.architecture" },
        { "lists too deep", "its header holds a value of no known type" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_NoSuchFile_SaysWhy(string what, string message)
    {
        using var file = FileOf(what);

        Assert.Equal(message, Assert.Throws<FormatException>(() => ModelDescription.OfGguf(file)).Message);
    }

    [Fact]
    public void Read_File_LeavesItOpen()
    {
        using var file = GgufFile.Of("llama", ("block_count", 2u), ("attention.head_count", 1u));

        ModelDescription.OfGguf(file);

        Assert.Equal(file.Length, file.Position);
    }

    private static MemoryStream FileOf(string what) => what switch
    {
        "other file" => GgufFile.Raw(0x04034B50, 3, 0),
        "version 1" => GgufFile.Raw(GgufFile.Magic, 1, 0),
        "version 4" => GgufFile.Raw(GgufFile.Magic, 4, 0),
        "version 2" => GgufFile.Raw(GgufFile.Magic, 2, 0),
        "no entries" => GgufFile.Raw(GgufFile.Magic, 3, 0),
        "most entries" => GgufFile.Raw(GgufFile.Magic, 3, MostEntries),
        "too many entries" => GgufFile.Raw(GgufFile.Magic, 3, MostEntries + 1),
        "longest list" => List(MostText),
        "list too long" => List(MostText + 1),
        "longest text" => Text(MostText),
        "text too long" => Text(MostText + 1),
        "text cut short" => Text(10, "nine char"),
        "unknown type" => Entry(13),
        "lists of lists" => Nested(4),
        _ => Nested(5),
    };

    private static MemoryStream Entry(uint type, Action<BinaryWriter>? value = null) => GgufFile.Raw(GgufFile.Magic, 3, 1, writer =>
    {
        GgufFile.Write(writer, "general.name");
        writer.Write(type);
        value?.Invoke(writer);
    });

    private static MemoryStream List(ulong count) => Entry(9, writer =>
    {
        writer.Write(4u);
        writer.Write(count);
    });

    private static MemoryStream Text(ulong length, string text = "") => Entry(8, writer =>
    {
        writer.Write(length);
        writer.Write(System.Text.Encoding.ASCII.GetBytes(text));
    });

    // Lists of one item each, and a number within the last of them.
    private static MemoryStream Nested(int depth) => Entry(9, writer =>
    {
        for (var list = 1; list <= depth; list++)
        {
            writer.Write(list < depth ? 9u : 4u);
            writer.Write(1UL);
        }

        writer.Write(7u);
    });
}
