namespace GpuInfra;

/// <summary>How violations put lists and choices into words.</summary>
public static class Wording
{
    /// <summary>How many choices are told where the user's own names are the choices, of which there may be any number.</summary>
    internal const int MostChoices = 10;

    /// <summary>The items as <c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    internal static string Either<T>(IEnumerable<T> items) => Join(items, "or");

    /// <summary>
    /// The items as <c>a</c>, <c>a and b</c>, <c>a, b and c</c>; of many the first <see cref="MostChoices"/> and how many more.
    /// </summary>
    internal static string All<T>(IEnumerable<T> items)
    {
        var texts = items.Select(item => $"{item}").ToList();
        return Join(texts.Count <= MostChoices + 1 ? texts : [.. texts[..MostChoices], $"{texts.Count - MostChoices} more"], "and");
    }

    /// <summary>The items, the one that looks most like <paramref name="text"/> first.</summary>
    public static IReadOnlyList<string> NearestFirst(IEnumerable<string> items, string text) =>
        [.. items.OrderBy(item => Distance(item, text))];

    /// <summary>How many characters must be put in, taken out or changed, whatever their case.</summary>
    internal static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var letter in left)
        {
            var current = new int[right.Length + 1];
            current[0] = previous[0] + 1;
            for (var i = 0; i < right.Length; i++)
            {
                var change = char.ToUpperInvariant(letter) == char.ToUpperInvariant(right[i]) ? 0 : 1;
                current[i + 1] = Math.Min(previous[i] + change, Math.Min(previous[i + 1], current[i]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }

    private static string Join<T>(IEnumerable<T> items, string word)
    {
        var texts = items.Select(item => $"{item}").ToList();
        return texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts[..^1])} {word} {texts[^1]}";
    }
}
