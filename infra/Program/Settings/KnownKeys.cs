namespace GpuInfra.Program;

internal static class KnownKeys
{
    /// <summary>What to do about an unknown key, as a full sentence.</summary>
    public static string Suggest(string unknown, IReadOnlyCollection<string> known) =>
        Nearest(unknown, known) is { } nearest ? $"Did you mean '{nearest}'?{Hidden(unknown)}"
        : known.Count == 0 ? "There are no keys here."
        : $"The known keys are: {string.Join(", ", known)}.";

    private static string Hidden(string key) =>
        key.FirstOrDefault(OddBlanks.Has) is var letter and not '\0' ? $" It has {OddBlanks.Name(letter)} in it." : "";

    /// <summary>The known key that was probably meant: a third of its letters may be wrong, and its spelling in words.</summary>
    public static string? Nearest(string unknown, IReadOnlyCollection<string> known)
    {
        var letters = Letters(unknown);
        if (FieldWords.Find(letters, known) is { } word)
        {
            return word;
        }

        var nearest = known
            .Select(key => (Key: key, Distance: Distance(letters, Letters(key))))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Key is not null && nearest.Distance <= nearest.Key.Length / 3 ? nearest.Key : null;
    }

    private static string Letters(string key) =>
        new([.. key.Where(c => c is not ('-' or '_' or ' ') && !OddBlanks.Has(c) && !Punctuation.IsQuote(c)).Select(char.ToLowerInvariant)]);

    /// <summary>How many letters to add, drop, change or swap with their neighbour to make one text of the other.</summary>
    private static int Distance(string left, string right)
    {
        var width = right.Length + 1;
        var (before, above, row) = (new int[width], Enumerable.Range(0, width).ToArray(), new int[width]);
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], 1 + before[j - 2]);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }
}
