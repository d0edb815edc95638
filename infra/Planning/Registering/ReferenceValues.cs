namespace GpuInfra.Planning;

// What runs with stand-ins say of values that a run without them does not know: what both make of whole stand-ins alike, as references.
internal sealed class ReferenceValues(StandIns shorter, StandIns longer, Func<Symbol<SentResource>, string?> describe)
{
    private static readonly PropertyValue Unknown = PropertyValue.Of(UnknownValue.Text);

    public PropertyMap Fill(PropertyMap map, PropertyMap one, PropertyMap other) => new(map.Entries.Select(entry => KeyValuePair.Create(
        entry.Key, one.TryGet(entry.Key, out var first) && other.TryGet(entry.Key, out var second) ? Fill(entry.Value, first, second) : entry.Value)));

    private PropertyValue Fill(PropertyValue value, PropertyValue one, PropertyValue other) => (value.Kind, one.Kind, other.Kind) switch
    {
        (PropertyKind.Text, _, _) when UnknownValue.IsIn(value.Text) => IsMadeOf(one) ? Alike(one, other) : value,
        (PropertyKind.List, PropertyKind.List, PropertyKind.List) when value.Items.Count == one.Items.Count && value.Items.Count == other.Items.Count =>
            PropertyValue.Of(value.Items.Select((item, index) => Fill(item, one.Items[index], other.Items[index]))),
        (PropertyKind.Map, PropertyKind.Map, PropertyKind.Map) => PropertyValue.Of(Fill(value.Map, one.Map, other.Map)),
        _ => value,
    };

    // A value without any, as the branch of a condition, may be what the cloud never has.
    private bool IsMadeOf(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Text => value.Equals(PropertyValue.Secret) || shorter.IsIn(value.Text),
        PropertyKind.List => value.Items.Any(IsMadeOf),
        PropertyKind.Map => value.Map.Entries.Any(entry => shorter.IsIn(entry.Key) || IsMadeOf(entry.Value)),
        _ => false,
    };

    private PropertyValue Alike(PropertyValue one, PropertyValue other) => (one.Kind, other.Kind) switch
    {
        (PropertyKind.Text, PropertyKind.Text) => Describe(one.Text, other.Text) is { } text ? PropertyValue.Of(text) : one.Equals(other) ? one : Unknown,
        (PropertyKind.List, PropertyKind.List) when one.Items.Count == other.Items.Count && !one.Items.Zip(other.Items).Any(IsAnother) =>
            PropertyValue.Of(one.Items.Select((item, index) => Alike(item, other.Items[index]))),
        (PropertyKind.Map, PropertyKind.Map) => Alike(one.Map, other.Map),
        (PropertyKind.Flag, _) => Unknown,
        _ => one.Equals(other) ? one : Unknown,
    };

    private PropertyValue Alike(PropertyMap one, PropertyMap other)
    {
        var second = other.Entries.ToDictionary(entry => longer.Describe(entry.Key, describe) ?? entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var entries = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (key, value) in one.Entries)
        {
            var name = shorter.Describe(key, describe) ?? key;
            if (!second.TryGetValue(name, out var same))
            {
                return Unknown;
            }

            entries.Add(new(name, Alike(value, same)));
        }

        return entries.Count == second.Count ? PropertyValue.Of(new PropertyMap(entries)) : Unknown;
    }

    // A list in which one reference stands for another is in the order of what they are.
    private bool IsAnother((PropertyValue One, PropertyValue Other) pair) =>
        (pair.One.Kind, pair.Other.Kind) == (PropertyKind.Text, PropertyKind.Text)
        && shorter.Describe(pair.One.Text, describe) is { } one && longer.Describe(pair.Other.Text, describe) is { } other && one != other;

    private string? Describe(string one, string other) =>
        shorter.Describe(one, describe) is { } text && text == longer.Describe(other, describe) ? text : null;
}
