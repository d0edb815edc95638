namespace GpuInfra.Planning;

// Finds where two trees of inputs differ. What comes or goes as a whole is one difference, at its root.
internal sealed class ValueComparison(string type, bool isState)
{
    private List<ValueDifference> _found = [];

    public static List<ValueDifference> Compare(string type, PropertyMap old, PropertyMap @new, bool isState)
    {
        var comparison = new ValueComparison(type, isState);
        comparison.CompareMaps(PropertyPlace.Root, old, @new);
        return comparison._found;
    }

    // Neither nothing nor an empty list reaches a provider: both are as good as unsaid. An empty block does, and only a
    // state, which is also filled from what the cloud answers, has one where the program has none.
    private PropertyValue? Said(PropertyValue? value) => value switch
    {
        null or { Kind: PropertyKind.Null } => null,
        { Kind: PropertyKind.List, Items.Count: 0 } => null,
        { Kind: PropertyKind.Map } when isState && ProviderDefaults.Without(value).Map.Count == 0 => null,
        _ => value,
    };

    private void Compare(PropertyPlace place, PropertyValue? old, PropertyValue? @new)
    {
        var (left, right) = (Said(old), Said(@new));
        if (ReferenceEquals(left, right) || IsHidden(left, right))
        {
            return;
        }

        switch (left?.Kind, right?.Kind)
        {
            case (PropertyKind.Map, PropertyKind.Map):
                CompareMaps(place, left!.Map, right!.Map);
                break;
            case (PropertyKind.List, PropertyKind.List):
                CompareLists(place, left!, right!);
                break;
            case (not null, not null) when ScalarEquality.AreSame(left!, right!):
                break;
            default:
                _found.Add(new ValueDifference(place, left is null || !isState ? left : ProviderDefaults.Without(left), right));
                break;
        }
    }

    // What is not known yet, and a secret of a state, which never shows it, may be whatever is there.
    private bool IsHidden(PropertyValue? left, PropertyValue? right) =>
        left is not null && right is not null && (IsHidden(left) || IsHidden(right));

    private bool IsHidden(PropertyValue value) =>
        value.Kind == PropertyKind.Text
        && (UnknownValue.IsIn(value.Text) || (isState && value.Equals(PropertyValue.Secret)));

    private void CompareMaps(PropertyPlace place, PropertyMap old, PropertyMap @new)
    {
        var defaults = isState ? ProviderDefaults.Of(old) : [];
        var (i, j) = (0, 0);
        while (i < old.Count || j < @new.Count)
        {
            var order = i == old.Count ? 1 : j == @new.Count ? -1 : string.CompareOrdinal(old.Entries[i].Key, @new.Entries[j].Key);
            var name = order > 0 ? @new.Entries[j].Key : old.Entries[i].Key;
            var left = order <= 0 ? old.Entries[i++].Value : null;
            var right = order >= 0 ? @new.Entries[j++].Value : null;
            if (!ReferenceEquals(left, right) && !(isState && IsProviders(name, defaults, right)))
            {
                Compare(place.Property(name), left, right);
            }
        }
    }

    private static bool IsProviders(string name, IReadOnlyList<PropertyValue> defaults, PropertyValue? said) =>
        ProviderDefaults.IsBookkeeping(name) || (said is null && ProviderDefaults.Contain(defaults, name));

    private void CompareLists(PropertyPlace place, PropertyValue old, PropertyValue @new)
    {
        if (old.Equals(@new))
        {
            return;
        }

        var identity = ListIdentity.Of(type, place, old, @new);
        switch (identity.Kind)
        {
            case ListKind.Sequence:
                CompareSequences(place, old.Items, @new.Items);
                break;
            case ListKind.Whole:
                CompareWhole(place, old, @new);
                break;
            default:
                CompareByIdentity(place, old.Items, @new.Items, identity);
                break;
        }
    }

    private void CompareWhole(PropertyPlace place, PropertyValue old, PropertyValue @new)
    {
        if (!old.Items.Select(static item => item.ToString()).ToHashSet(StringComparer.Ordinal)
            .SetEquals(@new.Items.Select(static item => item.ToString())))
        {
            _found.Add(new ValueDifference(place, old, @new));
        }
    }

    private void CompareByIdentity(
        PropertyPlace place, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new, ListIdentity identity)
    {
        var left = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var item in old)
        {
            left.TryAdd(identity.IdentityOf(item)!, item);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; position < @new.Count; position++)
        {
            var key = identity.IdentityOf(@new[position])!;
            if (seen.Add(key))
            {
                Compare(place.Item(key, position), left.GetValueOrDefault(key), @new[position]);
            }
        }

        for (var position = 0; position < old.Count; position++)
        {
            var key = identity.IdentityOf(old[position])!;
            if (seen.Add(key))
            {
                Compare(place.Item(key, position), old[position], null);
            }
        }
    }

    private void CompareSequences(PropertyPlace place, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new)
    {
        foreach (var (left, right) in ListAlignment.Of(old, @new, (first, second) => AreSame(place, first, second)))
        {
            Compare(
                place.Item(right ?? left!.Value),
                left is { } oldPosition ? old[oldPosition] : null,
                right is { } newPosition ? @new[newPosition] : null);
        }
    }

    private bool AreSame(PropertyPlace list, PropertyValue old, PropertyValue @new)
    {
        var found = _found;
        _found = [];
        Compare(list.Item(0), old, @new);
        var areSame = _found.Count == 0;
        _found = found;
        return areSame;
    }
}
