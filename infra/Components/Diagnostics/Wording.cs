namespace GpuInfra;

/// <summary>How violations put lists and choices into words.</summary>
public static class Wording
{
    internal const int MostChoices = 10;

    internal static string Either<T>(IEnumerable<T> items) => Join(items, "or");

    // The items as a, a and b, a, b and c; of many the first MostChoices and how many more.
    internal static string All<T>(IEnumerable<T> items)
    {
        var texts = items.Select(item => $"{item}").ToList();
        return Join(texts.Count <= MostChoices + 1 ? texts : [.. texts[..MostChoices], $"{texts.Count - MostChoices} more"], "and");
    }

    /// <summary>The items, the one that looks most like <paramref name="text"/> first.</summary>
    public static IReadOnlyList<string> NearestFirst(IEnumerable<string> items, string text) =>
        [.. items.OrderBy(item => Distance(item, text))];

    /// <summary>How many letters to add, drop, change or swap with their neighbour to make one text of the other, whatever their case.</summary>
    /// <param name="left">The one text.</param>
    /// <param name="right">The other.</param>
    public static int Distance(string left, string right)
    {
        var (from, to) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var width = to.Length + 1;
        var (before, above, row) = (new int[width], Enumerable.Range(0, width).ToArray(), new int[width]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], 1 + before[j - 2]);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[to.Length];
    }

    private static string Join<T>(IEnumerable<T> items, string word)
    {
        var texts = items.Select(item => $"{item}").ToList();
        return texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts[..^1])} {word} {texts[^1]}";
    }
}
