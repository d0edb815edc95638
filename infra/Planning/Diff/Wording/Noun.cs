namespace GpuInfra.Planning;

// Type tokens as nouns: gcp:dns/managedZone:ManagedZone is a managed zone.
internal static class Noun
{
    public static string Of(PlannedResource resource) =>
        ResourceKinds.Of(resource.Type).Noun
        ?? (CloudTypes.IsProvider(resource.Type) ? "provider" : Split(resource.Type[(resource.Type.LastIndexOf(':') + 1)..]));

    // A capital after a small letter starts a word, and so does one before a small letter; an abbreviation is one.
    private static string Split(string name)
    {
        var words = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var isStart = at > 0 && char.IsAsciiLetterUpper(name[at])
                && (char.IsAsciiLetterLower(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])));
            words.Append(isStart ? " " : "").Append(char.ToLowerInvariant(name[at]));
        }

        return words.ToString();
    }
}

internal static class Article
{
    // The letters of an abbreviation are spoken one by one, and an N begins like "en".
    public static string Of(string noun) =>
        noun.StartsWith("NV", StringComparison.Ordinal) || noun.StartsWith("nv", StringComparison.Ordinal)
        || "AEIOaeio".Contains(noun[0], StringComparison.Ordinal)
            ? $"an {noun}"
            : $"a {noun}";
}

// Several names as a part of a sentence, and of too many only the first.
internal static class Names
{
    private const int MostNames = 6;

    public static string All(IReadOnlyList<string> names) => names switch
    {
        [var only] => only,
        { Count: <= MostNames } => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
        _ => Some(names, MostNames),
    };

    public static string Some(IReadOnlyList<string> names, int most, string separator = ", ") =>
        string.Join(separator, names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
}
