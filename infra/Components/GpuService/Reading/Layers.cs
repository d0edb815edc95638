namespace GpuInfra;

/// <summary>Lays what a caller says over what a preset says.</summary>
internal static class Layers
{
    internal static IReadOnlyDictionary<string, T> Over<T>(
        this IEnumerable<KeyValuePair<string, T>>? upper, IEnumerable<KeyValuePair<string, T>>? lower)
    {
        var merged = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in (lower ?? []).Concat(upper ?? []))
        {
            merged[key] = value;
        }

        return merged;
    }

    internal static IEnumerable<KeyValuePair<string, T>>? Without<T>(
        this IReadOnlyDictionary<string, T>? layer, IDictionary<string, string>? hidden) =>
        layer?.Where(entry => hidden?.ContainsKey(entry.Key) != true);

    internal static IReadOnlyList<string> Over(this IEnumerable<string>? upper, IEnumerable<string>? lower) =>
        [.. upper ?? lower ?? []];
}
