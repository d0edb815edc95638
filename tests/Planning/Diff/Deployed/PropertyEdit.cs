namespace GpuInfra.Planning.Tests;

/// <summary>Puts another value at a path of a tree; nothing takes it out.</summary>
internal static class PropertyEdit
{
    public static PropertyMap Set(PropertyMap map, string path, PropertyValue value) =>
        Set(PropertyValue.Of(map), path, value).Map;

    private static PropertyValue Set(PropertyValue tree, string path, PropertyValue value) => path.Length == 0 ? value
        : tree.Kind == PropertyKind.List ? SetItem(tree, path, value)
        : tree.Kind == PropertyKind.Map ? SetEntry(tree.Map, path, value)
        : tree;

    private static PropertyValue SetItem(PropertyValue list, string path, PropertyValue value)
    {
        var end = path.IndexOf(']', StringComparison.Ordinal);
        var position = int.Parse(path.AsSpan(1, end - 1), System.Globalization.CultureInfo.InvariantCulture);
        var rest = path[(end + 1)..].TrimStart('.');
        return PropertyValue.Of(list.Items
            .Select((item, index) => index == position ? Set(item, rest, value) : item)
            .Where(item => item.Kind != PropertyKind.Null));
    }

    // A name may have dots: what is there decides.
    private static PropertyValue SetEntry(PropertyMap map, string path, PropertyValue value)
    {
        var name = map.Entries.Select(entry => entry.Key)
            .Where(key => path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '['))
            .MaxBy(key => key.Length) ?? path.Split('.', '[')[0];
        var rest = path[name.Length..].TrimStart('.');
        var below = map.TryGet(name, out var found) ? found : PropertyValue.Null;
        var entries = map.Entries.Where(entry => entry.Key != name).ToList();
        var changed = rest.Length == 0 ? value : Set(below, rest, value);
        return PropertyValue.Of(new PropertyMap(
            changed.Kind == PropertyKind.Null ? entries : [.. entries, KeyValuePair.Create(name, changed)]));
    }
}
