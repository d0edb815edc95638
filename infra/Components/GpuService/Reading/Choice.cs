namespace GpuInfra;

// The words that an argument may have, and what each means.
internal sealed class Choice<T>
{
    // Of four letters one may be wrong.
    private const int LettersPerSlip = 4;

    private readonly IReadOnlyList<KeyValuePair<string, T>> _meanings;
    private readonly Source _source;

    internal Choice(Source source, params IReadOnlyList<KeyValuePair<string, T>> meanings) =>
        (_source, _meanings) = (source, meanings);

    internal IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();

    // The known word for everything that is none of the others; none if there is none.
    internal string? Otherwise { get; init; }

    // What a word means; an unknown one means what it does elsewhere, or what the known word means that it looks most like.
    internal T Read(string path, string word, ICollection<Violation> violations)
    {
        var meant = MeantBy(word);
        if (meant != word)
        {
            violations.Add(GpuChoice.WordIsKnown.Against(
                _source, path, $"is '{word}', but must be {Wording.Either(NearestFirst(meant))}", $"Use {meant}."));
        }

        return _meanings.First(m => m.Key == meant).Value;
    }

    private string MeantBy(string word)
    {
        var near = NearestFirst(word)[0];
        return Elsewhere.GetValueOrDefault(Key(word))
            ?? (Otherwise is null || Wording.Distance(near, word) <= Math.Max(1, word.Length / LettersPerSlip) ? near : Otherwise);
    }

    private IReadOnlyList<string> NearestFirst(string word) => Wording.NearestFirst(_meanings.Select(m => m.Key), word);

    private static string Key(string word) => string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}

internal static class Choice
{
    internal static T? Read<T>(Source source, string path, string? word, ICollection<Violation> violations)
        where T : struct, Enum =>
        word is null ? null : new Choice<T>(source, OneOf.Meanings<T>()).Read(path, word, violations);
}
