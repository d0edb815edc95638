namespace GpuInfra.Program;

/// <summary>Fields that other tools nest, such as Cloud Run's <c>resources.limits.memory</c>, and that stand side by side here.</summary>
internal static class NestedFields
{
    /// <summary>What to write in place of an unknown key; nothing if nothing below it is known.</summary>
    /// <param name="value">The value of the key.</param>
    /// <param name="known">The keys that are known beside it.</param>
    public static string? Advice(ConfigNode value, IReadOnlyCollection<string> known)
    {
        string[] fields = [.. Leaves(value).Select(key => KnownKeys.NearestField(key, known)).OfType<string>().Distinct()];
        return fields.Length == 0 ? null : $"What stands below it is written without it: {string.Join(", ", fields)}.";
    }

    private static IEnumerable<string> Leaves(ConfigNode node) => node switch
    {
        ConfigMap map => map.Entries.SelectMany(entry => entry.Value is ConfigScalar ? [entry.Key] : LeavesBelow(entry)),
        ConfigSequence list => list.Items.OfType<ConfigMap>().SelectMany(Leaves),
        _ => [],
    };

    // What has a list or a map for its value may be a field as well, such as 'env'.
    private static IEnumerable<string> LeavesBelow(ConfigEntry entry) =>
        Leaves(entry.Value).DefaultIfEmpty(entry.Key);
}
