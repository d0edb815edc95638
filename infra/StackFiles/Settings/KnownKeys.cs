namespace GpuInfra.StackFiles;

internal static class KnownKeys
{
    private const int MostListed = 15;
    private const int NearestListed = 5;

    // What to do about an unknown key, as a full sentence.
    public static string Suggest(string unknown, IReadOnlyCollection<string> known) =>
        NearestField(unknown, known) is { } nearest ? $"Did you mean '{nearest}'?{Hidden(unknown)}"
        : known.Count == 0 ? "There are no keys here."
        : known.Count <= MostListed ? $"The known keys are: {string.Join(", ", known)}."
        : $"The nearest of {known.Count} known keys are {string.Join(", ", ByDistance(unknown, known).Take(NearestListed))}; "
            + "'gpuinfra schema' lists all of them.";

    public static string? NearestField(string unknown, IReadOnlyCollection<string> known) =>
        Nearest(unknown, known) ?? (unknown.LastIndexOfAny(['.', '/']) is > 0 and var dot ? Nearest(unknown[(dot + 1)..], known) : null);

    private static string Hidden(string key) =>
        key.FirstOrDefault(OddBlanks.Has) is var letter and not '\0' ? $" It has {OddBlanks.Name(letter)} in it." : "";

    public static string? Nearest(string unknown, IReadOnlyCollection<string> known)
    {
        var letters = Letters(unknown);
        if (FieldWords.Find(letters, known) is { } word)
        {
            return word;
        }

        return ByDistance(unknown, known).FirstOrDefault() is { } nearest && Wording.Distance(letters, Letters(nearest)) <= nearest.Length / 3
            ? nearest
            : null;
    }

    private static IEnumerable<string> ByDistance(string unknown, IEnumerable<string> known) =>
        known.OrderBy(key => Wording.Distance(Letters(unknown), Letters(key))).ThenBy(key => key, StringComparer.Ordinal);

    private static string Letters(string key) =>
        new([.. key.Where(c => c is not ('-' or '_' or ' ') && !OddBlanks.Has(c) && !Punctuation.IsQuote(c)).Select(char.ToLowerInvariant)]);
}
