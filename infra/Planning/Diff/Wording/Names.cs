namespace GpuInfra.Planning;

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
