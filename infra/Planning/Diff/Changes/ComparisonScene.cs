namespace GpuInfra.Planning;

// What the words for one change need to know of the others.
internal sealed class ComparisonScene
{
    private readonly KnownValues _values;
    private readonly HashSet<string> _deleted;
    private readonly HashSet<string> _neededByDeleted;
    private readonly HashSet<string> _made;

    public ComparisonScene(Plan before, Plan after, IReadOnlyList<ResourcePair> pairs, KnownValues values)
    {
        (Before, After, _values) = (before, after, values);
        var deleted = pairs.Where(static pair => pair.New is null && !Losses.IsCompanion(pair.Old!)).Select(static pair => pair.Old!).ToList();
        _deleted = deleted.Select(static old => old.Urn).ToHashSet(StringComparer.Ordinal);
        _neededByDeleted = deleted.SelectMany(static old => old.Dependencies).ToHashSet(StringComparer.Ordinal);

        // A snapshot that leaves out what stays the same does not tell what is new.
        var made = pairs.Where(pair => pair.Old is null && !values.IsLeftOut(pair)).Select(static pair => pair.New!);
        _made = made.Where(static @new => @new.ReadId is null && @new.ImportId is null)
            .Select(static @new => @new.Urn).ToHashSet(StringComparer.Ordinal);
        Renames = new Renames(this, pairs, values);

        // Values of its own: what is looked up here is no reference of a resource that is compared.
        SharedGrants = new SharedGrants(() => new KnownValues(before, after, pairs), pairs);
    }

    public Plan Before { get; }

    public Plan After { get; }

    public Renames Renames { get; }

    public SharedGrants SharedGrants { get; }

    // Nothing happens between two stacks: they only differ.
    public bool AreTwoStacks => Before.Stack != After.Stack || Before.Project != After.Project;

    // Whether the resource goes along with something that is deleted for itself.
    public bool GoesAlong(PlannedResource old) =>
        Losses.IsCompanion(old) && (_neededByDeleted.Contains(old.Urn) || old.Dependencies.Any(_deleted.Contains));

    // Whether what an input leads to is made in the same change.
    public bool IsMade(PlannedResource resource, string input) =>
        resource.PropertyDependencies.GetValueOrDefault(input, []).Any(_made.Contains);

    // Whether the grant is part of something new: nobody who exists gets more than before.
    public bool IsToNewAccount(PlannedResource grant) =>
        OwnersOfMember(grant).Any(owner => owner.Old is null && !_values.IsLeftOut(owner));

    // The address of an account is known before the account is, and then only the dependency leads there.
    private IEnumerable<ResourcePair> OwnersOfMember(PlannedResource grant) =>
        _values.Pairs(grant.PropertyDependencies.GetValueOrDefault("member", []))
            .Concat(_values.Owners(Read.Text(grant.Inputs.Find("member")) ?? ""));
}
