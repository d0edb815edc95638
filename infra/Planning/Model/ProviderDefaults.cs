namespace GpuInfra.Planning;

// The inputs of a state hold what the provider filled in, and name it in a list of their own at each level.
internal static class ProviderDefaults
{
    private const string Names = "__defaults";

    // The bridge's own entries: the list of defaults and what else it remembers.
    public static bool IsBookkeeping(string name) => name.StartsWith("__", StringComparison.Ordinal);

    public static IReadOnlyList<PropertyValue> Of(PropertyMap map) =>
        map.TryGet(Names, out var names) && names.Kind == PropertyKind.List ? names.Items : [];

    public static bool Contain(IReadOnlyList<PropertyValue> defaults, string name) =>
        defaults.Any(value => value.Kind == PropertyKind.Text && value.Text == name);

    // What a program said: the value without what the provider added to it.
    public static PropertyValue Without(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => PropertyValue.Of(value.Items.Select(Without)),
        PropertyKind.Map => PropertyValue.Of(Without(value.Map)),
        _ => value,
    };

    private static PropertyMap Without(PropertyMap map)
    {
        var defaults = Of(map);
        return new PropertyMap(map.Entries
            .Where(entry => entry.Value.Kind != PropertyKind.Null && !IsBookkeeping(entry.Key) && !Contain(defaults, entry.Key))
            .Select(entry => KeyValuePair.Create(entry.Key, Without(entry.Value))));
    }
}
