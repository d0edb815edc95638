namespace GpuInfra.Planning;

// A resource that stays: it is changed in place, moved, or both.
internal static class UpdateChange
{
    public static ResourceChange Of(ResourceDraft draft)
    {
        var properties = PropertyChanges.Of(draft, Risk.Noise);
        if (properties.Count == 0 && !draft.IsMoved)
        {
            return Unseen(draft);
        }

        var isMove = properties.Count == 0;
        return new ResourceChange
        {
            Kind = isMove ? ChangeKind.Move : ChangeKind.Update,
            Risk = isMove ? Risk.Other : properties.Max(static property => property.Change.Risk),
            Old = draft.Old,
            New = draft.New,
            Properties = [.. properties.Select(static property => property.Change)],
            Noise = PropertyChanges.Noise(draft),
            Headline = isMove ? Moves.Headline(draft) : Headline(draft, properties),
            Consequences = [.. draft.IsMoved && !isMove ? [Moves.Consequence(draft)] : Array.Empty<string>(), .. ImportChanges.Consequences(draft)],
        };
    }

    // A resource that differs in nothing but noise.
    public static ResourceChange OfNoise(ResourceDraft draft) => new()
    {
        Kind = ChangeKind.Update,
        Risk = Risk.Noise,
        Old = draft.Old,
        New = draft.New,
        Noise = PropertyChanges.Noise(draft),
        Headline = $"{draft.New.Name} stays as it is",
    };

    private static ResourceChange Unseen(ResourceDraft draft) => new()
    {
        Kind = ChangeKind.Update,
        Risk = Risk.Other,
        Old = draft.Old,
        New = draft.New,
        Headline = $"{draft.New.Name} is changed in place, as the preview says, in something that does not show",
    };

    private static string Headline(ResourceDraft draft, IReadOnlyList<(PropertyChange Change, Verdict? Verdict)> properties)
    {
        var (first, verdict) = properties[0];
        var name = draft.New.Name;
        return verdict?.Headline(name)
            ?? ImportChanges.Headline(draft)
            ?? (draft.Later.GetValueOrDefault(draft.Differences[0]) is { } owner && properties.Count == draft.Assumed.Count
                ? $"{name} takes new values from {owner.Name}"
                : properties.Count == 1 ? $"{name} changes its {first.Path}"
                : $"{name} changes its {first.Path} and {properties.Count - 1} more");
    }
}
