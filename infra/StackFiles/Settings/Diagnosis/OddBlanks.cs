using System.Globalization;
using System.Text;

namespace GpuInfra.StackFiles;

/// <summary>Characters that look like a blank, or like nothing, and are none to YAML.</summary>
internal static class OddBlanks
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['\u00A0'] = "no-break space",
        ['\u2003'] = "em space",
        ['\u2009'] = "thin space",
        ['\u200B'] = "zero-width space",
        ['\u202F'] = "narrow no-break space",
        ['\u2060'] = "word joiner",
        ['\u3000'] = "ideographic space",
        ['\uFEFF'] = "byte order mark",
    };

    public static bool Has(char letter) =>
        Names.ContainsKey(letter) || (letter > '\u007F' && char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator);

    /// <summary>What a character is called, such as <c>a no-break space (U+00A0)</c>.</summary>
    public static string Name(char letter)
    {
        var name = Names.GetValueOrDefault(letter, "blank");
        return string.Create(
            CultureInfo.InvariantCulture, $"{(name[0] is 'a' or 'e' or 'i' ? "an" : "a")} {name} (U+{(int)letter:X4})");
    }

    /// <summary>The text with a plain blank for each.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text);
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = Has(plain[i]) ? ' ' : plain[i];
        }

        return plain.ToString().Trim();
    }
}
