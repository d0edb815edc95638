using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GpuInfra.Adoption;

/// <summary>Functions of numbers, types and encodings.</summary>
internal static class ValueFunctions
{
    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
        ["abs"] = (arguments, place) => new HclNumber(Math.Abs(arguments.Number(0)), place),
        ["ceil"] = (arguments, place) => new HclNumber(Math.Ceiling(arguments.Number(0)), place),
        ["floor"] = (arguments, place) => new HclNumber(Math.Floor(arguments.Number(0)), place),
        ["signum"] = (arguments, place) => new HclNumber(Math.Sign(arguments.Number(0)), place),
        ["max"] = (arguments, place) => new HclNumber(arguments.Max(HclArguments.Number), place),
        ["min"] = (arguments, place) => new HclNumber(arguments.Min(HclArguments.Number), place),
        ["pow"] = (arguments, place) => new HclNumber((decimal)Math.Pow((double)arguments.Number(0), (double)arguments.Number(1)), place),
        ["parseint"] = (arguments, place) => new HclNumber(ParseInteger(arguments.Text(0), (int)arguments.Number(1)), place),
        ["tostring"] = (arguments, _) => arguments.At(0) is HclNull empty ? empty : HclConversion.ToText(arguments.At(0)),
        ["tonumber"] = (arguments, _) => arguments.At(0) is HclNull empty ? empty : HclConversion.ToNumber(arguments.At(0)),
        ["tobool"] = (arguments, _) => arguments.At(0) is HclNull empty ? empty : HclConversion.ToBool(arguments.At(0)),
        ["sensitive"] = (arguments, _) => arguments.At(0) with { Secret = true },
        ["nonsensitive"] = (arguments, _) => arguments.At(0),
        ["ephemeralasnull"] = (arguments, _) => arguments.At(0),
        ["jsonencode"] = (arguments, place) => new HclText(Json(arguments.At(0)), place),
        ["jsondecode"] = (arguments, place) => Decode(arguments.Text(0), place),
    };

    /// <summary>The value as JSON, spelled as Terraform spells it: names sorted, nothing between.</summary>
    public static string Json(HclValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
    }

    private static void Write(Utf8JsonWriter writer, HclValue value)
    {
        switch (value)
        {
            case HclText text:
                writer.WriteStringValue(text.Value);
                break;
            case HclNumber number:
                writer.WriteRawValue(HclConversion.Text(number.Value));
                break;
            case HclBool truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case HclNull:
                writer.WriteNullValue();
                break;
            case HclList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case HclObject map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Name);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new HclArgumentException("", value as HclUnknown ?? HclEvaluator.Unknown("a resource as a whole is not known", value.Place));
        }
    }

    private static HclValue Decode(string text, SourcePlace place)
    {
        try
        {
            return HclJson.Value(JsonText.Read(text, place));
        }
        catch (SourceMistakeException)
        {
            throw new HclArgumentException("finds no JSON");
        }
    }

    private static decimal ParseInteger(string text, int radix)
    {
        var value = 0m;
        foreach (var letter in text.TrimStart('-'))
        {
            var digit = char.IsAsciiDigit(letter) ? letter - '0'
                : char.IsAsciiLetter(letter) ? char.ToLower(letter, CultureInfo.InvariantCulture) - 'a' + 10
                : radix;
            value = digit < radix ? (value * radix) + digit : throw new HclArgumentException("finds no whole number");
        }

        return text.StartsWith('-') ? -value : value;
    }
}
