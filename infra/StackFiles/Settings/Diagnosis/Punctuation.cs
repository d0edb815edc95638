namespace GpuInfra.StackFiles;

// What editors put in the place of quotes and hyphens, and YAML takes for letters.
internal static class Punctuation
{
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFF0D";
    private const string Quotes = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\uFF02\uFF07";

    public static bool IsDash(char letter) => Dashes.Contains(letter, StringComparison.Ordinal);

    public static bool IsQuote(char letter) => Quotes.Contains(letter, StringComparison.Ordinal);
}

// Characters that look like a blank, or like nothing, and are none to YAML.
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

    public static string Name(char letter)
    {
        var name = Names.GetValueOrDefault(letter, "blank");
        return string.Create(
            CultureInfo.InvariantCulture, $"{(name[0] is 'a' or 'e' or 'i' ? "an" : "a")} {name} (U+{(int)letter:X4})");
    }

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
