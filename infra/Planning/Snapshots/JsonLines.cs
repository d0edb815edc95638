using System.Text.Json;

namespace GpuInfra.Planning;

// Values of JSON, one on a line.
internal static class JsonLines
{
    // Whether this is not one value: its first line is a whole one, and more follows.
    public static bool Are(ReadOnlyMemory<byte> text)
    {
        var lines = Split(text).Take(2).ToList();
        return lines.Count == 2 && IsObject(lines[0].Text);
    }

    public static IReadOnlyList<JsonPlace> Read(ReadOnlyMemory<byte> text, string fix) =>
        [.. Split(text).Select(line => JsonPlace.OnLine(Parse(line, fix), fix, line.Number))];

    private static IEnumerable<(ReadOnlyMemory<byte> Text, int Number)> Split(ReadOnlyMemory<byte> text)
    {
        for (var number = 1; !text.IsEmpty; number++)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return (line, number);
            }
        }
    }

    private static bool IsObject(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Parse((ReadOnlyMemory<byte> Text, int Number) line, string fix)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Text);
            return document.RootElement.Clone();
        }
        catch (JsonException mistake)
        {
            throw new UnreadableSnapshotException(
                $"is not JSON: see line {line.Number}, column {mistake.BytePositionInLine + 1}", fix);
        }
    }
}
