namespace GpuInfra.StackFiles;

// Texts with a colon that are written as a map, as a blank after the colon makes one of them, or another tool wants one.
internal static class SplitTexts
{
    private static readonly string[] Principals = ["domain", "group", "principal", "principalSet", "serviceAccount", "user"];

    private static readonly (string First, string Second)[] Pairs =
        [("name", "version"), ("secret", "version"), ("name", "key"), ("secretName", "key"), ("name", "tag")];

    // The text that a map was probably meant to be; nothing if it can be none.
    public static string? Join(ConfigMap map) =>
        map.Entries is [{ Key: var key, Value: ConfigScalar { Kind: not ScalarKind.Null } value }] && Principals.Contains(key) ? $"{key}:{value.Text}"
        : Pairs.Select(pair => (First: map.Find(pair.First)?.Value, Second: map.Find(pair.Second)?.Value))
            .FirstOrDefault(pair => pair is (ConfigScalar, ConfigScalar)) is (ConfigScalar first, ConfigScalar second)
            ? $"{first.Text}:{second.Text}"
        : null;
}
