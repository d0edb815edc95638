using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The patterns of a shell, as regular expressions.
internal static class ShellPattern
{
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    public static void Append(StringBuilder pattern, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var close = text[at] == '[' ? text.IndexOf(']', Math.Min(at + 2, text.Length - 1)) : -1;
            switch (text[at])
            {
                case '*':
                    pattern.Append(".*");
                    break;
                case '?':
                    pattern.Append('.');
                    break;
                case '[' when close > at + 1:
                    var set = text[(at + 1)..close].Replace("[:upper:]", "A-Z", StringComparison.Ordinal)
                        .Replace("[:lower:]", "a-z", StringComparison.Ordinal).Replace("[:digit:]", "0-9", StringComparison.Ordinal)
                        .Replace("[:alnum:]", "A-Za-z0-9", StringComparison.Ordinal).Replace("[:space:]", @"\s", StringComparison.Ordinal);
                    pattern.Append('[').Append(set.StartsWith('!') ? $"^{set[1..]}" : set).Append(']');
                    at = close;
                    break;
                default:
                    pattern.Append(Regex.Escape($"{text[at]}"));
                    break;
            }
        }
    }

    // Without the part at an end that the pattern takes: the shortest or the longest such part.
    public static ShellText Remove(ShellText text, Regex whole, string symbol)
    {
        var isPrefix = symbol[0] == '#';
        var lengths = Enumerable.Range(0, text.Length + 1);
        foreach (var length in symbol.Length == 2 ? lengths.Reverse() : lengths)
        {
            var part = isPrefix ? text.Value[..length] : text.Value[(text.Length - length)..];
            if (whole.IsMatch(part))
            {
                return isPrefix ? text.From(length) : text.Slice(0, text.Length - length);
            }
        }

        return text;
    }

    public static ShellText Replace(ShellText text, Regex pattern, ShellText replacement, bool isEvery)
    {
        var result = new ShellTextBuilder();
        var at = 0;
        foreach (var match in pattern.Matches(text.Value).Where(match => match.Length > 0).Take(isEvery ? int.MaxValue : 1))
        {
            result.Append(text.Slice(at, match.Index)).Append(replacement);
            at = match.Index + match.Length;
        }

        return result.Append(text.From(at)).ToText();
    }
}
