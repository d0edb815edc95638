namespace GpuInfra;

/// <summary>Reads which GPU a container is to have.</summary>
internal static class GpuChoice
{
    internal static readonly Rule WordIsKnown = new(
        "RUN001", "A setting that has few values has one of them.",
        "Another word would be refused, or mean nothing. The message lists the words, the nearest first.");

    /// <summary>The words that say it: the ids, and the word for none.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Accelerators.All.Select(a => a.Id), Accelerators.None];

    /// <summary>Whether a word says which GPU is meant; what it was only meant to say is judged once it says it.</summary>
    public static bool IsClear(string? word) => word is null || Words.Contains(word);

    /// <summary>
    /// The GPU of a word. Where the word is of none that Cloud Run has, some GPU stands in for it, and what would be said of that
    /// one is not to be told.
    /// </summary>
    public static Accelerator? Read(string path, string word, ICollection<Violation> violations)
    {
        if (Words.Contains(word))
        {
            return Accelerators.Find(word);
        }

        var near = Accelerators.Nearest(word);
        var all = Wording.Either(near is null ? Words : Wording.NearestFirst(Words, near));
        violations.Add(WordIsKnown.Against(
            Sources.Gpu, path, $"is '{word}', but must be {all}",
            near is null ? $"Cloud Run offers no other GPU: use {Wording.Either(Accelerators.All.Select(a => a.Id))}." : $"Use {near}."));
        return near is null ? Accelerators.Default : Accelerators.Find(near);
    }
}
