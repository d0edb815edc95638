using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>The changes of a stack that put the same at risk.</summary>
internal sealed record RiskSection(Risk Risk, IReadOnlyList<ChangeEntry> Entries)
{
    public int Count => Entries.Sum(entry => entry.Changes.Count);

    public string Title => RiskWords.Title(Risk);

    /// <summary>The sections of a diff, the riskiest first.</summary>
    public static IReadOnlyList<RiskSection> Of(StackDiff diff) =>
    [
        .. diff.Changes.GroupBy(change => change.Risk)
            .OrderByDescending(section => section.Key)
            .Select(section => new RiskSection(section.Key, ChangeEntry.Of(section))),
    ];
}
