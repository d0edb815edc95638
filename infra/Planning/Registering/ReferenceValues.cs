namespace GpuInfra.Planning;

// What a run with stand-ins says of values that a run without them does not know: what is made of whole stand-ins, as references.
internal sealed class ReferenceValues(StandIns standIns, Func<Symbol<SentResource>, string?> describe)
{
    private static readonly PropertyValue Unknown = PropertyValue.Of(UnknownValue.Text);

    // Whether a value lies beside references in one that is unknown as a whole, and only another run tells whether it is made of them.
    public bool HasOpen { get; private set; }

    public PropertyMap Fill(PropertyMap map, PropertyMap other, PropertyMap? again) => new(map.Entries.Select(entry =>
        KeyValuePair.Create(entry.Key, other.TryGet(entry.Key, out var value) ? Fill(entry.Value, value, Find(again, entry.Key)) : entry.Value)));

    private PropertyValue Fill(PropertyValue value, PropertyValue other, PropertyValue? again) => (value.Kind, other.Kind) switch
    {
        (PropertyKind.Text, _) when UnknownValue.IsIn(value.Text) => IsMadeOf(other) ? Of(other, again) : value,
        (PropertyKind.List, PropertyKind.List) when value.Items.Count == other.Items.Count =>
            PropertyValue.Of(value.Items.Select((item, index) => Fill(item, other.Items[index], Find(again, index)))),
        (PropertyKind.Map, PropertyKind.Map) => PropertyValue.Of(Fill(value.Map, other.Map, again?.Kind == PropertyKind.Map ? again.Map : null)),
        _ => value,
    };

    private bool IsMadeOf(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Text => value.Equals(PropertyValue.Secret) || standIns.Describe(value.Text, describe) is not null,
        PropertyKind.List => value.Items.Any(IsMadeOf),
        PropertyKind.Map => value.Map.Entries.Any(entry => IsMadeOf(entry.Value)),
        _ => false,
    };

    private PropertyValue Of(PropertyValue value, PropertyValue? again) => value.Kind switch
    {
        PropertyKind.Text when value.Equals(PropertyValue.Secret) => value,
        PropertyKind.Text when standIns.Describe(value.Text, describe) is { } text => PropertyValue.Of(text),
        PropertyKind.List => PropertyValue.Of(value.Items.Select((item, index) => Of(item, Find(again, index)))),
        PropertyKind.Map => PropertyValue.Of(new PropertyMap(value.Map.Entries.Select(entry =>
            KeyValuePair.Create(entry.Key, Of(entry.Value, again?.Kind == PropertyKind.Map ? Find(again.Map, entry.Key) : null))))),
        _ => Constant(value, again),
    };

    // What is the same with other stand-ins is not made of them. A condition may be the same by chance.
    private PropertyValue Constant(PropertyValue value, PropertyValue? again)
    {
        HasOpen |= again is null;
        return value.Kind == PropertyKind.Null || (value.Equals(again) && value.Kind != PropertyKind.Flag && !(value.Kind == PropertyKind.Text && standIns.IsPart(value.Text)))
            ? value : Unknown;
    }

    private static PropertyValue? Find(PropertyMap? map, string key) => map is not null && map.TryGet(key, out var value) ? value : null;

    private static PropertyValue? Find(PropertyValue? list, int index) =>
        list?.Kind == PropertyKind.List && index < list.Items.Count ? list.Items[index] : null;
}
