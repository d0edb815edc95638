namespace GpuInfra.Cli;

// What somebody who wrote a word that is not known probably meant.
internal static class Suggestion
{
    private const int ShortestBeginning = 2;

    // Of a word this long, one letter may be wrong.
    private const int LettersForEachMistake = 3;

    public static string? For(string word, IReadOnlyCollection<string> known) =>
        Wording.NearestFirst(known, word) is [var nearest, ..] && Wording.Distance(word, nearest) <= nearest.Length / LettersForEachMistake ? nearest
        : word.Length >= ShortestBeginning
            && known.Where(one => one.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only
        : null;

    // As a question, and a blank behind it; nothing where nothing is near.
    public static string Question(string word, IReadOnlyCollection<string> known) =>
        For(word, known) is { } meant ? $"Did you mean '{meant}'? " : "";
}
