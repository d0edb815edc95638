namespace GpuInfra.Planning;

/// <summary>What is known of the properties that cannot be changed without replacing their resource.</summary>
public static class ReplacementFacts
{
    internal const string ProviderSaysSo = "the provider says so in the preview";

    private static readonly Dictionary<string, List<ReplacementRule>> ByType = ReplacementTable.All
        .GroupBy(static rule => rule.Fact.Type, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReplacementFact> All { get; } = [.. ReplacementTable.All.Select(static rule => rule.Fact)];

    internal static ReplacementFact? Find(PlannedResource resource, ValueDifference difference) =>
        ByType.GetValueOrDefault(resource.Type)?.Find(rule => rule.Forces(difference))?.Fact
        ?? Asked(resource, difference);

    internal static ReplacementFact SaidInAPreview(string type, string path) => new(type, path, ProviderSaysSo, ReplacementSources.Preview);

    private static ReplacementFact? Asked(PlannedResource resource, ValueDifference difference) =>
        resource.ReplaceOnChanges.FirstOrDefault(path => new PropertyPattern(path).Select(difference).Any()) is { } path
            ? new ReplacementFact(
                resource.Type, path, "the resource asks for it with replaceOnChanges", ReplacementSources.ReplaceOnChanges)
            : null;
}
