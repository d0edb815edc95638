namespace GpuInfra;

// What hands and word processors leave in the text of a principal.
internal static class PrincipalText
{
    private const string MailLink = "mailto:";

    public static string Plain(string text)
    {
        var plain = string.Concat(text.Where(c => !IsBlank(c) && !IsQuote(c)).Select(c => IsDash(c) ? '-' : c));
        var link = plain.IndexOf(MailLink, StringComparison.OrdinalIgnoreCase);
        return link < 0 ? plain : plain.Remove(link, MailLink.Length);
    }

    // What stands in a text that should not; none where it is plain.
    public static string? OddityOf(string text)
    {
        if (text.Any(IsBlank))
        {
            return $"which has a blank or an invisible character {PlaceOf(text)}";
        }

        return text.Any(c => IsQuote(c) || IsDash(c)) ? "which has a typographic character or a quote in it"
            : text.Contains(MailLink, StringComparison.OrdinalIgnoreCase) ? "which is a link, not an address"
            : null;
    }

    public static bool IsList(string text) =>
        !text.Contains("://", StringComparison.Ordinal) && text.AsSpan().ContainsAny(",;|");

    private static string PlaceOf(string text) =>
        IsBlank(text[^1]) ? "at the end"
        : IsBlank(text[0]) ? "at the beginning"
        : text.Split(':', 2) is [_, [var first, ..]] && IsBlank(first) ? "after the colon"
        : "inside";

    private static bool IsBlank(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsQuote(char c) =>
        c is '\'' or '"' or '`'
        || char.GetUnicodeCategory(c) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        || c is '\u201A' or '\u201E';

    private static bool IsDash(char c) => c != '-' && char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation;
}
