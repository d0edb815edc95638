namespace GpuInfra.StackFiles;

/// <summary>What editors put in the place of quotes and hyphens, and YAML takes for letters.</summary>
internal static class Punctuation
{
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFF0D";
    private const string Quotes = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\uFF02\uFF07";

    public static bool IsDash(char letter) => Dashes.Contains(letter, StringComparison.Ordinal);

    public static bool IsQuote(char letter) => Quotes.Contains(letter, StringComparison.Ordinal);
}
