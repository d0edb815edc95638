namespace GpuInfra.Cli;

/// <summary>What can be said about one word.</summary>
/// <param name="Kind">What sort of word it is, in the plural: <c>rules</c>.</param>
/// <param name="Word">The word.</param>
/// <param name="Title">What it stands for, in a few words or a sentence.</param>
internal sealed record Topic(string Kind, string Word, string Title)
{
    /// <summary>Another word for it; empty if there is none.</summary>
    public string OtherWord { get; init; } = "";

    /// <summary>More about it, in full sentences; empty where the facts say everything.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is known of it.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public bool IsCalled(string word) =>
        string.Equals(Word, word, StringComparison.OrdinalIgnoreCase)
        || (OtherWord.Length > 0 && string.Equals(OtherWord, word, StringComparison.OrdinalIgnoreCase));
}
