namespace GpuInfra.Planning;

// What the words for one change need to know of the others.
internal sealed class ComparisonScene
{
    private readonly KnownValues _values;
    private readonly HashSet<string> _deleted;
    private readonly HashSet<string> _neededByDeleted;

    public ComparisonScene(Plan before, Plan after, IReadOnlyList<ResourcePair> pairs, KnownValues values)
    {
        (Before, After, _values) = (before, after, values);
        var deleted = pairs.Where(static pair => pair.New is null && !Losses.IsCompanion(pair.Old!)).Select(static pair => pair.Old!).ToList();
        _deleted = deleted.Select(static old => old.Urn).ToHashSet(StringComparer.Ordinal);
        _neededByDeleted = deleted.SelectMany(static old => old.Dependencies).ToHashSet(StringComparer.Ordinal);
    }

    public Plan Before { get; }

    public Plan After { get; }

    // Nothing happens between two stacks: they only differ.
    public bool AreTwoStacks => Before.Stack != After.Stack || Before.Project != After.Project;

    // Whether the resource goes along with something that is deleted for itself.
    public bool GoesAlong(PlannedResource old) =>
        Losses.IsCompanion(old) && (_neededByDeleted.Contains(old.Urn) || old.Dependencies.Any(_deleted.Contains));

    // Whether the grant is part of something new: nobody who exists gets more than before.
    public bool IsToNewAccount(PlannedResource grant) =>
        grant.Inputs.TryGet("member", out var member) && member.Kind == PropertyKind.Text
        && _values.Owners(member.Text).Any(static owner => owner.Old is null);
}
