namespace GpuInfra.Cli;

/// <summary>Every word that can be explained.</summary>
internal static class Topics
{
    private const int MostSuggestions = 3;

    public static IReadOnlyList<Topic> All { get; } =
    [
        .. AcceleratorTopics.All, .. RegionTopics.All, .. EngineTopics.All, .. ModelTopics.All, .. LimitTopics.All, .. PriceTopics.All,
        .. RuleTopics.All,
    ];

    /// <summary>What a word stands for, whatever its case: a word of the catalog or of the rule book, or else each key that it names.</summary>
    /// <exception cref="UsageException">There is no such word.</exception>
    public static IReadOnlyList<Topic> Require(string word) =>
        All.FirstOrDefault(topic => topic.IsCalled(word)) is { } known ? [known]
            : KeyTopics.Of(word).ToList() is { Count: > 0 } keys ? keys
            : throw new UsageException(
                $"Nothing is known of '{word}'. Did you mean {string.Join(", ", Nearest(word))}? "
                + "Run 'gpuinfra explain' for all words.");

    private static IEnumerable<string> Nearest(string word) => Wording.NearestFirst(Words, word).Take(MostSuggestions);

    private static IEnumerable<string> Words =>
        All.SelectMany(topic => new[] { topic.Word, topic.OtherWord }).Where(word => word.Length > 0).Concat(KeyTopics.Words).Distinct();
}
