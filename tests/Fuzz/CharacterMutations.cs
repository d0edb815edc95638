using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Fuzz;

internal static partial class CharacterMutations
{
    private const int LongestDrop = 24;

    public static string FlipBit(string text, int at, int choice)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0)
        {
            bytes[at % bytes.Length] ^= (byte)(1 << (choice % 8));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    public static string Drop(string text, int at, int choice)
    {
        var start = at % (text.Length + 1);
        return text.Remove(start, Math.Min(1 + (choice % LongestDrop), text.Length - start));
    }

    public static string Insert(string text, int at, int choice) =>
        text.Insert(at % (text.Length + 1), Material.Characters[choice % Material.Characters.Count]);

    public static string Truncate(string text, int at) => text[..(at % (text.Length + 1))];

    public static string Reencode(string text, int choice) => (choice % 4) switch
    {
        0 => text.ReplaceLineEndings("\r\n"),
        1 => text.ReplaceLineEndings("\r"),
        2 => '\uFEFF' + text,
        _ => text.ReplaceLineEndings("\u2028"),
    };

    public static string ReplaceWord(string text, int at, int choice)
    {
        var words = Word.Matches(text);
        if (words.Count == 0)
        {
            return text;
        }

        var word = words[at % words.Count];
        var other = choice % 2 == 0 ? Material.Values[choice / 2 % Material.Values.Count] : words[choice / 2 % words.Count].Value;
        return string.Concat(text.AsSpan(0, word.Index), other, text.AsSpan(word.Index + word.Length));
    }

    [GeneratedRegex("[A-Za-z]+|[0-9]+")]
    private static partial Regex Word { get; }
}
