namespace GpuInfra.StackFiles;

// Whether what Pulumi hands over is what a file says, so that the file's lines may be told. What this program refuses to read
// in the file counts as the same, whatever Pulumi made of it.
internal static class ConfigEquality
{
    // The engine's own keys, which no program reads and some of which it adds.
    private const string EnginePrefix = "pulumi:";

    public static bool IsSame(StackFile written, IReadOnlyDictionary<string, string> handed) =>
        written.IsReadable
        && written.Config.Entries.Where(entry => !IsOfEngine(entry.Key)).All(entry =>
            handed.TryGetValue(entry.Key, out var text) && IsSame(entry.Value, text))
        && (written.HasEnvironment || handed.Keys.All(key => IsOfEngine(key) || written.Config.Find(key) is not null));

    private static bool IsOfEngine(string key) => key.StartsWith(EnginePrefix, StringComparison.Ordinal);

    private static bool IsSame(ConfigNode written, string handed) => written switch
    {
        ConfigMap or ConfigSequence => IsSame(written, ConfigReader.Read(handed, ConfigPath.Document, new(""))),
        ConfigScalar { Kind: ScalarKind.WholeNumber or ScalarKind.Fraction } =>
            IsSame(written, new ConfigScalar(handed, ScalarSyntax.KindOf(handed), Place.None)),
        ConfigScalar { Kind: not ScalarKind.Ambiguous } scalar => ConfigJson.TextOf(scalar) == handed,
        _ => true,
    };

    private static bool IsSame(ConfigNode written, ConfigNode handed) => (written, handed) switch
    {
        (ConfigMap left, ConfigMap right) => left.Entries.Count == right.Entries.Count
            && left.Entries.All(entry => right.Find(entry.Key) is { } other && IsSame(entry.Value, other.Value)),
        (ConfigSequence left, ConfigSequence right) => left.Items.Count == right.Items.Count
            && left.Items.Zip(right.Items).All(pair => IsSame(pair.First, pair.Second)),
        (ConfigScalar { Kind: ScalarKind.Ambiguous }, _) => true,
        (ConfigScalar left, ConfigScalar right) => IsSame(left, right),
        (ConfigMap or ConfigSequence or ConfigScalar, _) => false,
        _ => true,
    };

    private static bool IsSame(ConfigScalar written, ConfigScalar handed) =>
        ScalarSyntax.TryNumber(written, out var left) ? ScalarSyntax.TryNumber(handed, out var right) && left.Equals(right)
        : ConfigJson.TextOf(written) == ConfigJson.TextOf(handed);
}
