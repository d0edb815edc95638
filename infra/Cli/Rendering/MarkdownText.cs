namespace GpuInfra.Cli;

// Text of a plan in GitHub's Markdown, as nothing but text: it ends no fence, span, cell or line, holds no HTML, and mentions
// nobody. https://github.github.com/gfm
internal static class MarkdownText
{
    private const string Nothing = "&#8203;";
    private const int ShortestFence = 3;
    private const int MostLetters = 400;

    // A text that flows, also in a cell of a table. One that is long loses its middle.
    public static string Sentence(string text) => Escaped(ChangedPart.Fit(VisibleText.Of(text), MostLetters));

    public static string Whole(string text) => Escaped(VisibleText.Of(text));

    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
    public static string Code(string text)
    {
        var visible = ChangedPart.Fit(VisibleText.Of(text), MostLetters);
        var mark = new string('`', LongestRun([visible]) + 1);
        var pad = visible is ['`', ..] or [.., '`'] or [' ', .., ' '] ? " " : "";
        return visible.Length == 0 ? "" : $"{mark}{pad}{visible}{pad}{mark}";
    }

    public static string Fence(IReadOnlyList<string> lines)
    {
        var mark = new string('`', Math.Max(LongestRun(lines) + 1, ShortestFence));
        return $"{mark}diff\n{string.Concat(lines.Select(line => $"{VisibleText.Of(line)}\n"))}{mark}\n";
    }

    // A link to a source; nothing where that is no address. A link to GitHub goes by an address that leaves no mention in the
    // linked thread.
    public static string? Link(string label, string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        var quiet = address.Host == "github.com" ? new UriBuilder(address) { Host = "redirect.github.com" }.Uri : address;
        var target = quiet.AbsoluteUri
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
        return $"[{label}]({target})";
    }

    private static string Escaped(string visible)
    {
        var sentence = new StringBuilder(visible.Length);
        for (var index = 0; index < visible.Length; index++)
        {
            sentence.Append(Escape(visible, index));
        }

        return sentence.ToString();
    }

    private static string Escape(string text, int index) => text[index] switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '|' => "&#124;",
        '\\' => "&#92;",
        '`' or '*' or '_' or '[' or ']' or '~' or '!' or '$' => $@"\{text[index]}",
        '@' or '#' => text[index] + Nothing,
        ':' when text.AsSpan(index + 1).StartsWith("//") => $":{Nothing}",
        '.' when EndsWith(text, index, "www") => $"{Nothing}.",
        '-' when EndsWith(text, index, "gh") => $"-{Nothing}",
        '-' or '+' or '=' when index == 0 => $@"\{text[index]}",
        '.' or ')' when text.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0 => $@"\{text[index]}",
        var letter => letter.ToString(CultureInfo.InvariantCulture),
    };

    private static bool EndsWith(string text, int end, string word) =>
        text.AsSpan(0, end).EndsWith(word, StringComparison.OrdinalIgnoreCase);

    private static int LongestRun(IEnumerable<string> lines)
    {
        var longest = 0;
        foreach (var line in lines)
        {
            var run = 0;
            foreach (var letter in line)
            {
                run = letter == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return longest;
    }
}
