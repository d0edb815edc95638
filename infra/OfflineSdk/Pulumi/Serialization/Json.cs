using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

// Writes a serialized value as the text that providers get for a "json" argument: spaced, keys sorted.
internal static class Json
{
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case int number:
                text.Append(number);
                break;
            case double number when double.IsFinite(number):
                text.Append(number.ToString("r", CultureInfo.InvariantCulture));
                break;
            case Dictionary<string, object?> map:
                WriteMap(text, map);
                break;
            case List<object?> list:
                WriteList(text, list);
                break;
            default:
                WriteText(text, string.Create(CultureInfo.InvariantCulture, $"{value}"));
                break;
        }
    }

    private static void WriteMap(StringBuilder text, Dictionary<string, object?> map)
    {
        text.Append("{ ");
        var separator = "";
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            WriteText(text, key);
            text.Append(": ");
            Write(text, value);
            separator = ", ";
        }

        text.Append(map.Count == 0 ? "}" : " }");
    }

    private static void WriteList(StringBuilder text, List<object?> list)
    {
        text.Append("[ ");
        var separator = "";
        foreach (var value in list)
        {
            text.Append(separator);
            Write(text, value);
            separator = ", ";
        }

        text.Append(list.Count == 0 ? "]" : " ]");
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsEscaped(character) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        text.Append('"');
    }

    private static bool IsEscaped(char character) => character
        is < ' ' or '<' or '>' or (>= '\u007f' and < '\u00a0')
        or '\u00ad' or (>= '\u0600' and <= '\u0603') or '\u06dd' or '\u070f' or '\u17b4' or '\u17b5'
        or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u2064')
        or (>= '\u206a' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffb')
        || char.IsSurrogate(character);
}
