using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>
/// JSON to read and to compare: indented, the same on every system, its letters as they are, but for those that nobody sees.
/// </summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Visible(SecretText.RedactTokens(Encoding.UTF8.GetString(buffer.WrittenSpan))) + "\n";
    }

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
