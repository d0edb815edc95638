using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Differences that are none, folded: how many there are of a kind, and who says that they are.</summary>
internal sealed record NoiseSummary(NoiseFact Fact, int Count)
{
    public static string Title(IReadOnlyList<NoiseSummary> noise)
    {
        var count = noise.Sum(fact => fact.Count);
        return $"{Quantity.Of(count, "difference")} that {(count == 1 ? "is" : "are")} none";
    }

    public static IReadOnlyList<NoiseSummary> Of(StackDiff diff) =>
    [
        .. diff.Changes.Concat(diff.Noise)
            .SelectMany(change => change.Noise)
            .Where(property => property.Noise is not null)
            .CountBy(property => property.Noise!)
            .Select(fact => new NoiseSummary(fact.Key, fact.Value))
            .OrderByDescending(noise => noise.Count).ThenBy(noise => noise.Fact.What, StringComparer.Ordinal),
    ];
}
