namespace GpuInfra;

/// <summary>The words that an argument may have, and what each means.</summary>
internal sealed class Choice<T>
{
    private readonly IReadOnlyList<KeyValuePair<string, T>> _meanings;
    private readonly Source _source;

    internal Choice(Source source, params IReadOnlyList<KeyValuePair<string, T>> meanings) =>
        (_source, _meanings) = (source, meanings);

    internal IReadOnlyList<string> Words => [.. _meanings.Select(m => m.Key)];

    /// <summary>What a word means; an unknown one means what the known word means that it looks most like.</summary>
    internal T Read(string path, string word, ICollection<Violation> violations)
    {
        var words = Wording.NearestFirst(_meanings.Select(m => m.Key), word);
        if (words[0] != word)
        {
            violations.Add(Violation.Against(
                _source, path, $"is '{word}', but must be {Wording.Either(words)}", $"Use {words[0]}.", "WordIsKnown"));
        }

        return _meanings.First(m => m.Key == words[0]).Value;
    }
}
