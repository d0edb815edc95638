using System.Text.Unicode;

namespace GpuInfra.Planning;

/// <summary>
/// Reads what stacks are made of, from a plan as <see cref="PreviewJson"/> writes it, from the output of
/// <c>pulumi preview --json</c>, a document or a stream of events, or from that of <c>pulumi stack export</c>. The content tells
/// which it is. Several plans stand one after the other, or in an array.
/// </summary>
/// <remarks>
/// A plan says what a program makes. A preview and an export say what was deployed: the resources before the preview, with
/// their outputs. What is encrypted or marked as secret is <see cref="PropertyValue.Secret"/>, even where the file has it in
/// plain text.
/// </remarks>
public static class SnapshotReader
{
    /// <summary>How large a file may be: a state of some ten thousand resources.</summary>
    public const int MaxBytes = 256 << 20;

    private const int MaxDepth = 64;
    private const int Chunk = 1 << 16;
    private const string Fix = "Name a plan file, or the output of 'pulumi preview --json' or 'pulumi stack export'.";

    /// <summary>Reads a text in UTF-8 or UTF-16.</summary>
    /// <exception cref="UnreadableSnapshotException">It is none of these forms, or says what makes no sense.</exception>
    public static async Task<IReadOnlyList<StackSnapshot>> ReadAsync(Stream stream)
    {
        using var bytes = await BytesAsync(stream).ConfigureAwait(false);
        var text = InUtf8(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new UnreadableSnapshotException("is empty", "Look at what the command that wrote it says, and run it again.");
        }

        return Read(JsonPlace.Of(Parse(text.Span), Fix));
    }

    private static async Task<MemoryStream> BytesAsync(Stream stream)
    {
        var bytes = new MemoryStream();
        var chunk = new byte[Chunk];
        while (await stream.ReadAsync(chunk).ConfigureAwait(false) is > 0 and var count)
        {
            await bytes.WriteAsync(chunk.AsMemory(0, count)).ConfigureAwait(false);
            if (bytes.Length > MaxBytes)
            {
                throw new UnreadableSnapshotException($"is larger than {MaxBytes >> 20} MiB", Fix);
            }
        }

        return bytes;
    }

    private static List<StackSnapshot> Read(IReadOnlyList<JsonPlace> documents)
    {
        if (documents[0].Kind == JsonValueKind.Object && EventStream.IsEvent(documents[0]))
        {
            return [EventStream.Read(documents)];
        }

        List<StackSnapshot> stacks = [.. documents.SelectMany(Read)];
        return stacks.GroupBy(static stack => (stack.Plan.Project, stack.Plan.Stack)).FirstOrDefault(static alike => alike.Count() > 1) is { } twice
            ? throw new UnreadableSnapshotException($"holds the stack {twice.Key.Stack} of {twice.Key.Project} twice", Fix)
            : stacks;
    }

    private static IReadOnlyList<StackSnapshot> Read(JsonPlace root) =>
        root.Kind == JsonValueKind.Array ? [.. root.Items().Select(PreviewDocument.Read)]
        : root.Kind != JsonValueKind.Object ? throw root.Mistake("is JSON, but neither a plan, a preview nor an export")
        : ExportDocument.Is(root) ? [ExportDocument.Read(root)]
        : [PreviewDocument.Read(root)];

    private static List<(JsonElement Value, int Line)> Parse(ReadOnlySpan<byte> text)
    {
        var documents = new List<(JsonElement, int)>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth });
        var (line, counted) = (1, 0);
        try
        {
            while (reader.Read())
            {
                line += text[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                documents.Add((JsonElement.ParseValue(ref reader), line));
            }
        }
        catch (JsonException mistake)
        {
            var problem = IsDeep(text) ? $"is nested more than {MaxDepth} levels deep" : "is not JSON";
            throw new UnreadableSnapshotException(
                $"{problem}: see line {mistake.LineNumber + 1}, column {mistake.BytePositionInLine + 1}", Fix);
        }

        return documents;
    }

    // The reader of a whole value goes back to its beginning where it fails, and so does its depth.
    private static bool IsDeep(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = int.MaxValue });
        var isDeep = false;
        try
        {
            while (!isDeep && reader.Read())
            {
                isDeep = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth;
            }
        }
        catch (JsonException)
        {
            // It is broken before it is deep.
        }

        return isDeep;
    }

    // A shell may write a preview in its own encoding.
    private static ReadOnlyMemory<byte> InUtf8(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        [0xef, 0xbb, 0xbf, ..] => Checked(bytes[3..]),
        [0xff, 0xfe, ..] => Converted(bytes[2..], Encoding.Unicode),
        [0xfe, 0xff, ..] => Converted(bytes[2..], Encoding.BigEndianUnicode),
        [not 0, 0, ..] => Converted(bytes, Encoding.Unicode),
        [0, not 0, ..] => Converted(bytes, Encoding.BigEndianUnicode),
        _ => Checked(bytes),
    };

    private static ReadOnlyMemory<byte> Converted(ReadOnlyMemory<byte> bytes, Encoding encoding) =>
        Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray());

    private static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> bytes) =>
        Utf8.IsValid(bytes.Span) ? bytes : throw new UnreadableSnapshotException("is neither UTF-8 nor UTF-16", Fix);
}
