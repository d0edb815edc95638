namespace GpuInfra;

/// <summary>How violations put lists and choices into words.</summary>
public static class Wording
{
    internal const int MostChoices = 10;

    /// <summary>The items as a, a or b, a, b or c.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">The items.</param>
    public static string Either<T>(IEnumerable<T> items) => Join(items, "or");

    /// <summary>The items as a, a and b, a, b and c; of many the first ten and how many more.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">The items.</param>
    public static string All<T>(IEnumerable<T> items)
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
    public static int Distance(string left, string right) => EditDistance.Of(left, right);

    private static string Join<T>(IEnumerable<T> items, string word)
    {
        var texts = items.Select(item => $"{item}").ToList();
        return texts.Count < 2 ? string.Concat(texts) : $"{string.Join(", ", texts[..^1])} {word} {texts[^1]}";
    }
}
