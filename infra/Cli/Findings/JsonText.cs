using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// JSON to read and to compare: indented, the same on every system, its letters as they are, but for those that nobody sees.
internal static class JsonText
{
    private const int Places = 6;

    // A decimal keeps the zeros that it was computed with; a division by one with many takes them away.
    private const decimal One = 1.000000000000000000000000000000m;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            node.WriteTo(json);
        }

        return Visible(SecretText.RedactTokens(Encoding.UTF8.GetString(buffer.WrittenSpan))) + "\n";
    }

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    public static JsonArray Array(IEnumerable<string> texts) => Array(texts, text => text);

    // An amount as a number, as exact as anybody pays it.
    public static JsonNode? Amount(decimal? amount) =>
        amount is { } known ? Math.Round(known, Places, MidpointRounding.AwayFromZero) / One : null;

    // Nothing but strings can hold them.
    private static string Visible(string json)
    {
        if (Ascii.IsValid(json))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            var letters = rune.ToString();
            _ = IsUnseen(rune)
                ? letters.Aggregate(text, (so, unit) => so.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"))
                : text.Append(letters);
        }

        return text.ToString();
    }

    private static bool IsUnseen(Rune rune) => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
