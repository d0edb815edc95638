namespace GpuInfra.Planning;

// Texts of a plan with references in them, such as serviceAccount:${chat-identity.email}.
internal static class SymbolText
{
    private const string Start = "${";

    public static bool MayHaveSymbols(string text) => text.Contains(Start, StringComparison.Ordinal);

    public static bool MayHaveSymbols(PropertyValue value) =>
        ValueTree.Any(value, static leaf => leaf.Kind == PropertyKind.Text && MayHaveSymbols(leaf.Text));

    // What stands in the braces of each reference.
    public static IEnumerable<string> Of(string text)
    {
        for (var start = text.IndexOf(Start, StringComparison.Ordinal); start >= 0;)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                yield break;
            }

            yield return text[(start + Start.Length)..end];
            start = text.IndexOf(Start, end, StringComparison.Ordinal);
        }
    }

    // Puts something else in the place of each reference that it is known for.
    public static string Replace(string text, Func<string, string?> replacement)
    {
        var result = new StringBuilder();
        var done = 0;
        for (var start = text.IndexOf(Start, StringComparison.Ordinal); start >= 0;)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }

            if (replacement(text[(start + Start.Length)..end]) is { } known)
            {
                result.Append(text, done, start - done).Append(known);
                done = end + 1;
            }

            start = text.IndexOf(Start, end, StringComparison.Ordinal);
        }

        return done == 0 ? text : result.Append(text, done, text.Length - done).ToString();
    }
}
