namespace GpuInfra.Planning;

// Finds which items of two lists are the same, and compares those.
internal sealed class ListComparison(string type, ValueComparison values)
{
    public void Compare(PropertyPlace place, PropertyFacts? facts, PropertyValue old, PropertyValue @new)
    {
        if (old.Equals(@new))
        {
            return;
        }

        if (facts is { IsUnordered: true })
        {
            CompareUnordered(place, facts, old, @new);
        }
        else if (facts is null || !AreSameInOrder(place, facts, old.Items, @new.Items))
        {
            CompareOrdered(place, facts, old, @new);
        }
    }

    private void CompareOrdered(PropertyPlace place, PropertyFacts? facts, PropertyValue old, PropertyValue @new)
    {
        var identity = ListIdentity.Of(type, place, old, @new);
        switch (identity.Kind)
        {
            case ListKind.Sequence:
                CompareSequences(place, facts, old.Items, @new.Items);
                break;
            case ListKind.Whole when facts is not null || !AreSameSets(old, @new):
                values.Add(place, old, @new);
                break;
            case ListKind.Whole:
                break;
            case var _ when facts is not null && AreSameButForOrder(place, facts, (old.Items, @new.Items)):
                values.Add(place, old, @new);
                break;
            default:
                CompareByIdentity(place, facts, (Numbered(old), Numbered(@new)), identity);
                break;
        }
    }

    private bool AreSameInOrder(PropertyPlace place, PropertyFacts facts, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new) =>
        old.Count == @new.Count && (facts.IsSorted
            ? old.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(@new.Select(Text).Order(StringComparer.Ordinal))
            : old.Zip(@new).All(pair => values.AreSame(place.Item(0), facts.Item, pair.First, pair.Second)));

    private bool AreSameButForOrder(
        PropertyPlace place, PropertyFacts facts, (IReadOnlyList<PropertyValue> Old, IReadOnlyList<PropertyValue> New) lists)
    {
        var (left, right) = Unmatched(place, facts, lists.Old, lists.New);
        return left.Count == 0 && right.Count == 0;
    }

    private void CompareUnordered(PropertyPlace place, PropertyFacts facts, PropertyValue old, PropertyValue @new)
    {
        var (left, right) = Unmatched(place, facts, old.Items, @new.Items);
        if (left.Count == 0 && right.Count == 0)
        {
            return;
        }

        var identity = ListIdentity.Of(
            type, place, PropertyValue.Of(left.Select(static item => item.Value)), PropertyValue.Of(right.Select(static item => item.Value)));
        switch (identity.Kind)
        {
            case ListKind.Whole:
                values.Add(place, old, @new);
                break;
            case ListKind.Sequence:
                for (var index = 0; index < Math.Max(left.Count, right.Count); index++)
                {
                    var (there, here) = (At(left, index), At(right, index));
                    CompareItems(place.Item((here ?? there)!.Value.Position), facts, there?.Value, here?.Value);
                }

                break;
            default:
                CompareByIdentity(place, facts, (left, right), identity);
                break;
        }
    }

    // The items of each list that the other does not have. What stands twice in a set stands in it once.
    private (List<(int Position, PropertyValue Value)> Old, List<(int Position, PropertyValue Value)> New) Unmatched(
        PropertyPlace place, PropertyFacts facts, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new)
    {
        if (facts is { Form: PropertyForm.Scalars, Equalities.Count: 0 })
        {
            var (there, here) = (Texts(old), Texts(@new));
            return (Numbered(old).Where(item => !here.Contains(Text(item.Value))).ToList(),
                Numbered(@new).Where(item => !there.Contains(Text(item.Value))).ToList());
        }

        var matched = new HashSet<int>();
        var left = new List<(int, PropertyValue)>();
        foreach (var item in Numbered(old))
        {
            var same = Numbered(@new).Where(other => values.AreSame(place.Item(0), facts.Item, item.Value, other.Value)).ToList();
            matched.UnionWith(same.Select(static other => other.Position));
            if (same.Count == 0)
            {
                left.Add(item);
            }
        }

        return (left, Numbered(@new).Where(item => !matched.Contains(item.Position)).ToList());
    }

    private void CompareByIdentity(
        PropertyPlace place,
        PropertyFacts? facts,
        (IReadOnlyList<(int Position, PropertyValue Value)> Old, IReadOnlyList<(int Position, PropertyValue Value)> New) items,
        ListIdentity identity)
    {
        var left = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (_, item) in items.Old)
        {
            left.TryAdd(identity.IdentityOf(item)!, item);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (position, item) in items.New)
        {
            var key = identity.IdentityOf(item)!;
            if (seen.Add(key))
            {
                CompareItems(place.Item(key, position), facts, left.GetValueOrDefault(key), item);
            }
        }

        foreach (var (position, item) in items.Old)
        {
            var key = identity.IdentityOf(item)!;
            if (seen.Add(key))
            {
                CompareItems(place.Item(key, position), facts, item, null);
            }
        }
    }

    private void CompareSequences(
        PropertyPlace place, PropertyFacts? facts, IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new)
    {
        foreach (var (left, right) in ListAlignment.Of(old, @new, (first, second) => values.AreSame(place.Item(0), facts?.Item, first, second)))
        {
            CompareItems(
                place.Item(right ?? left!.Value),
                facts,
                left is { } oldPosition ? old[oldPosition] : null,
                right is { } newPosition ? @new[newPosition] : null);
        }
    }

    // An item that comes or goes is a difference, whatever it says.
    private void CompareItems(PropertyPlace place, PropertyFacts? facts, PropertyValue? old, PropertyValue? @new)
    {
        if (facts is not null && (old is null || @new is null))
        {
            values.Add(place, old, @new);
        }
        else
        {
            values.Compare(place, facts?.Item, old, @new);
        }
    }

    private static bool AreSameSets(PropertyValue old, PropertyValue @new) => Texts(old.Items).SetEquals(Texts(@new.Items));

    private static HashSet<string> Texts(IReadOnlyList<PropertyValue> items) => items.Select(Text).ToHashSet(StringComparer.Ordinal);

    private static string Text(PropertyValue value) => value.ToString();

    private static List<(int Position, PropertyValue Value)> Numbered(PropertyValue list) => Numbered(list.Items);

    private static List<(int Position, PropertyValue Value)> Numbered(IReadOnlyList<PropertyValue> items) =>
        [.. items.Select(static (value, position) => (position, value))];

    private static (int Position, PropertyValue Value)? At(List<(int Position, PropertyValue Value)> items, int index) =>
        index < items.Count ? items[index] : null;
}
