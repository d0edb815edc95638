namespace GpuInfra.Planning;

/// <summary>What is known of differences that are none.</summary>
public static class NoiseFacts
{
    private static readonly ILookup<string, NoiseRule> ByType =
        NoiseTable.All.ToLookup(static rule => rule.Type, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NoiseFact> All { get; } = [.. NoiseTable.All.Select(static rule => rule.Fact).Distinct()];

    internal static NoiseFact? Find(string type, ValueDifference difference) =>
        NoiseRuleTypes.Of(type)
            .SelectMany(static name => ByType[name])
            .FirstOrDefault(rule => rule.Explains(difference))?.Fact;
}
