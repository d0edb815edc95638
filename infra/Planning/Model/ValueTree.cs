namespace GpuInfra.Planning;

// Walks trees of values. What does not change stays the very same object, which comparing sees at once.
internal static class ValueTree
{
    public static IEnumerable<PropertyValue> Leaves(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => value.Items.SelectMany(Leaves),
        PropertyKind.Map => value.Map.Entries.SelectMany(static entry => Leaves(entry.Value)),
        _ => [value],
    };

    public static IEnumerable<string> Texts(PropertyValue value) =>
        Leaves(value).Where(static leaf => leaf.Kind == PropertyKind.Text).Select(static leaf => leaf.Text);

    // Loops and no iterators: every value of every resource passes here.
    public static bool Any(PropertyValue value, Predicate<PropertyValue> holds)
    {
        switch (value.Kind)
        {
            case PropertyKind.List:
                foreach (var item in value.Items)
                {
                    if (Any(item, holds))
                    {
                        return true;
                    }
                }

                return false;
            case PropertyKind.Map:
                return Any(value.Map, holds);
            default:
                return holds(value);
        }
    }

    public static bool Any(PropertyMap map, Predicate<PropertyValue> holds)
    {
        for (var index = 0; index < map.Count; index++)
        {
            if (Any(map.Entries[index].Value, holds))
            {
                return true;
            }
        }

        return false;
    }

    public static PropertyMap Map(PropertyMap map, Func<PropertyValue, PropertyValue> ofText)
    {
        KeyValuePair<string, PropertyValue>[]? changed = null;
        for (var index = 0; index < map.Count; index++)
        {
            var (name, value) = map.Entries[index];
            var mapped = Map(value, ofText);
            if (!ReferenceEquals(mapped, value))
            {
                changed ??= [.. map.Entries];
                changed[index] = KeyValuePair.Create(name, mapped);
            }
        }

        return changed is null ? map : new PropertyMap(changed);
    }

    private static PropertyValue Map(PropertyValue value, Func<PropertyValue, PropertyValue> ofText)
    {
        switch (value.Kind)
        {
            case PropertyKind.Text:
                return ofText(value);
            case PropertyKind.Map:
                var map = Map(value.Map, ofText);
                return ReferenceEquals(map, value.Map) ? value : PropertyValue.Of(map);
            case PropertyKind.List:
                var items = value.Items.Select(item => Map(item, ofText)).ToList();
                return items.Zip(value.Items).All(static pair => ReferenceEquals(pair.First, pair.Second))
                    ? value
                    : PropertyValue.Of(items);
            default:
                return value;
        }
    }
}
