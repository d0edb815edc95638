namespace GpuInfra.Planning;

// Puts what differs in a resource into words.
internal static class PropertyChanges
{
    public static IReadOnlyList<(PropertyChange Change, Verdict? Verdict)> Of(ResourceDraft draft, Risk replacement) =>
    [
        .. draft.Differences
            .Select(difference => Of(draft, difference, replacement))
            .OrderByDescending(static pair => pair.Change.Risk)
            .ThenByDescending(static pair => pair.Change.Replaces is not null)
            .ThenBy(static pair => pair.Verdict?.Rank ?? int.MaxValue)
            .ThenBy(static pair => pair.Change.Path, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<PropertyChange> Noise(ResourceDraft draft) =>
    [
        .. draft.Noise
            .Select(static noise => new PropertyChange
            {
                Path = noise.Difference.Place.ToString(),
                Old = noise.Difference.Old,
                New = noise.Difference.New,
                Risk = Risk.Noise,
                Noise = noise.Fact,
            })
            .OrderBy(static change => change.Path, StringComparer.Ordinal),
    ];

    private static (PropertyChange Change, Verdict? Verdict) Of(ResourceDraft draft, ValueDifference difference, Risk replacement)
    {
        var verdict = draft.Assumed.Contains(difference) ? null : RiskRules.Assess(draft, difference);
        var forced = draft.Forced.GetValueOrDefault(difference);
        var risk = verdict?.Risk ?? Risk.Other;
        return (new PropertyChange
        {
            Path = difference.Place.ToString(),
            Old = difference.Old,
            New = difference.New,
            Risk = forced is not null && replacement > risk ? replacement : risk,
            Meaning = verdict?.Meaning(draft.New.Name) ?? Later(draft, difference),
            Replaces = forced,
        }, verdict);
    }

    private static string? Later(ResourceDraft draft, ValueDifference difference) =>
        draft.Later.GetValueOrDefault(difference) is { } owner
            ? $"The value is known only after the deployment, which makes {owner.Name} first."
            : null;
}
