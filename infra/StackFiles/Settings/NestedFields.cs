namespace GpuInfra.StackFiles;

// Fields that other tools nest, such as Cloud Run's resources.limits.memory, and that stand side by side here.
internal static class NestedFields
{
    // What to write in place of an unknown key; nothing if nothing below it is known.
    public static string? Advice(ConfigNode value, IReadOnlyCollection<string> known)
    {
        string[] fields = [.. Fields(value, known).Distinct()];
        return fields.Length == 0 ? null : $"What stands below it is written without it: {string.Join(", ", fields)}.";
    }

    private static IEnumerable<string> Fields(ConfigNode node, IReadOnlyCollection<string> known) => node switch
    {
        ConfigMap map => map.Entries.SelectMany(entry =>
            KnownKeys.NearestField(entry.Key, known) is { } field ? [field] : Fields(entry.Value, known)),
        ConfigSequence list => list.Items.OfType<ConfigMap>().SelectMany(item => Fields(item, known)),
        _ => [],
    };
}
