namespace GpuInfra.Planning;

// Finds where two trees of inputs differ. What comes or goes as a whole is one difference, at its root.
internal sealed class ValueComparison
{
    private readonly ComparedResource _resource;
    private readonly ListComparison _lists;
    private List<ValueDifference> _found = [];

    private ValueComparison(ComparedResource resource)
    {
        _resource = resource;
        _lists = new ListComparison(resource.Type, this);
    }

    public static List<ValueDifference> Compare(ComparedResource resource)
    {
        var comparison = new ValueComparison(resource);
        comparison.CompareMaps(PropertyPlace.Root, resource.Facts?.Root, resource.Inputs.Old, resource.Inputs.New);
        return comparison._found;
    }

    public void Add(PropertyPlace place, PropertyValue? old, PropertyValue? @new) =>
        _found.Add(new ValueDifference(place, old is null || !_resource.IsState ? old : ProviderDefaults.Without(old), @new));

    public bool AreSame(PropertyPlace place, PropertyFacts? facts, PropertyValue? old, PropertyValue? @new)
    {
        var found = _found;
        _found = [];
        Compare(place, facts, old, @new);
        var areSame = _found.Count == 0;
        _found = found;
        return areSame;
    }

    public void Compare(PropertyPlace place, PropertyFacts? facts, PropertyValue? old, PropertyValue? @new)
    {
        var deployed = facts?.Migrated is { } migrated && _resource is { IsState: true, IsMigrated: true } ? migrated : old;
        var (left, right) = (Said(deployed), Said(@new));
        if (IsHidden(left, right))
        {
            return;
        }

        if (facts is not null && _resource.IsState && (left is null || right is null))
        {
            CompareWithNothing(place, facts, left, right);
        }
        else if (!ReferenceEquals(left, right) && !AreSame(facts, left, right))
        {
            CompareKinds(place, facts, left, right);
        }
    }

    private bool AreSame(PropertyFacts? facts, PropertyValue? left, PropertyValue? right) =>
        left is not null && right is not null && facts?.AreSame(left, right, _resource.Inputs) == true;

    private void CompareKinds(PropertyPlace place, PropertyFacts? facts, PropertyValue? left, PropertyValue? right)
    {
        switch (left?.Kind, right?.Kind)
        {
            case (PropertyKind.Map, PropertyKind.Map):
                CompareMaps(place, facts, left!.Map, right!.Map);
                break;
            case (PropertyKind.List, PropertyKind.List):
                _lists.Compare(place, facts, left!, right!);
                break;
            case (not null, not null) when ScalarEquality.AreSame(left!, right!) || (facts is null && ScalarEquality.AreSameTime(left!, right!)):
                break;
            default:
                Add(place, left, right);
                break;
        }
    }

    private void CompareWithNothing(PropertyPlace place, PropertyFacts facts, PropertyValue? left, PropertyValue? right)
    {
        if (!facts.IsInput || (right is null && facts.StaysAsDeployed) || (left is null && right is null && !_resource.IsWhole))
        {
            return;
        }

        var planned = right ?? facts.WhenLeftOut;
        if ((facts.IsNothing(left) && facts.IsNothing(planned))
            || facts.AreSame(left, planned, _resource.Inputs)
            || (left is not null && planned is not null && ScalarEquality.AreSame(left, planned)))
        {
            return;
        }

        Add(place, left, planned);
    }

    // Neither nothing nor an empty list reaches a provider: both are as good as unsaid. An empty block does, and only a
    // state, which is also filled from what the cloud answers, has one where the program has none.
    private PropertyValue? Said(PropertyValue? value) => value switch
    {
        null or { Kind: PropertyKind.Null } => null,
        { Kind: PropertyKind.List, Items.Count: 0 } => null,
        { Kind: PropertyKind.Map } when _resource.IsState && ProviderDefaults.Without(value).Map.Count == 0 => null,
        _ => value,
    };

    // What is not known yet, and a secret of a state, which never shows it, may be whatever is there.
    private bool IsHidden(PropertyValue? left, PropertyValue? right) =>
        left is not null && right is not null && (IsHidden(left) || IsHidden(right));

    private bool IsHidden(PropertyValue value) =>
        value.Kind == PropertyKind.Text
        && (UnknownValue.IsIn(value.Text) || (_resource.IsState && value.Equals(PropertyValue.Secret)));

    private void CompareMaps(PropertyPlace place, PropertyFacts? facts, PropertyMap old, PropertyMap @new)
    {
        var defaults = ProviderDefaults.Of(old);
        var (i, j) = (0, 0);
        while (i < old.Count || j < @new.Count)
        {
            var order = i == old.Count ? 1 : j == @new.Count ? -1 : string.CompareOrdinal(old.Entries[i].Key, @new.Entries[j].Key);
            var name = order > 0 ? @new.Entries[j].Key : old.Entries[i].Key;
            var left = order <= 0 ? old.Entries[i++].Value : null;
            var right = order >= 0 ? @new.Entries[j++].Value : null;
            if (!ReferenceEquals(left, right) && !IsAddedEntry(facts, name, (left, right)))
            {
                CompareEntry(place.Property(name), facts?.Child(name), (left, right), IsProviders(name, defaults, right));
            }
        }

        CompareDefaults(place, facts, old, @new);
    }

    private void CompareEntry(PropertyPlace place, PropertyFacts? facts, (PropertyValue? Old, PropertyValue? New) values, bool isProviders)
    {
        // What the provider fills in without a fact is a name that it made up.
        if (!isProviders || facts is { WhenLeftOut: not null })
        {
            Compare(place, facts, values.Old, values.New);
        }
    }

    // What neither side says the provider sets, if the state has no value of it.
    private void CompareDefaults(PropertyPlace place, PropertyFacts? facts, PropertyMap old, PropertyMap @new)
    {
        if (facts is null || !_resource.IsWhole)
        {
            return;
        }

        foreach (var (name, child) in facts.Children)
        {
            if (child.WhenLeftOut is not null && !old.TryGet(name, out _) && !@new.TryGet(name, out _))
            {
                Compare(place.Property(name), child, null, null);
            }
        }
    }

    // The provider compares entries of a map one by one.
    private bool IsAddedEntry(PropertyFacts? facts, string name, (PropertyValue? Old, PropertyValue? New) values) =>
        facts is { Form: PropertyForm.Map, Equalities.Count: > 0 } && _resource.IsState
        && facts.AreSame(Entry(name, values.Old), Entry(name, values.New), _resource.Inputs);

    private static PropertyValue Entry(string name, PropertyValue? value) =>
        PropertyValue.Of(value is null ? PropertyMap.Empty : new PropertyMap([KeyValuePair.Create(name, value)]));

    private bool IsProviders(string name, IReadOnlyList<PropertyValue> defaults, PropertyValue? said) =>
        _resource.IsState && (ProviderDefaults.IsBookkeeping(name) || (said is null && ProviderDefaults.Contain(defaults, name)));
}

internal sealed record ValueDifference(PropertyPlace Place, PropertyValue? Old, PropertyValue? New);
