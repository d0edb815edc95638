namespace GpuInfra.StackFiles;

// Reads one stack's configuration: from its file, or as Pulumi hands it to a program that runs.
internal sealed class StackFileReader
{
    private const string ConfigKey = "config";
    private const string EnvironmentKey = "environment";
    private const string OwnKeyPrefix = "x-";

    private readonly string _path;
    private readonly ConfigScope _scope;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _misplaced = [];

    public StackFileReader(string path, ConfigScope scope) => (_path, _scope, _problems) = (path, scope, new(path));

    public static IReadOnlyList<string> KnownTopLevelKeys { get; } =
        [ConfigKey, "secretsprovider", "encryptedkey", "encryptionsalt", EnvironmentKey];

    public StackFile Read() =>
        TextFile.Read(_path, _problems, "Name a stack that has a file, or make it with 'pulumi stack init'.") is { } text
            ? Parse(text)
            : new StackFile(_path, StackFile.StackOf(_path) ?? "", ConfigMap.Empty, _problems.InFileOrder()) { IsReadable = false };

    public StackFile Parse(string text)
    {
        var stack = StackFile.StackOf(_path);
        CheckName(stack);
        var document = AsMap(ConfigReader.Read(text, ConfigPath.Document, _problems), ConfigPath.Document);
        RefuseUnknownKeys(document ?? ConfigMap.Empty);
        var entry = document?.Find(ConfigKey);
        var config = entry is null ? document : AsMap(entry.Value, ConfigPath.Config);
        var isReadable = config is not null && (entry is not null || _problems.InFileOrder().Count == 0);
        var collector = new ConfigCollector(_scope, _problems);
        if (config is not null)
        {
            Collect(entry is null ? ConfigMap.Empty : config, collector);
        }

        var known = collector.Build(config?.Place ?? Place.None);
        return new StackFile(_path, stack ?? "", known, _problems.InFileOrder())
        {
            ConfigMark = entry?.KeyMark ?? Place.None,
            HasEnvironment = document?.Find(EnvironmentKey) is not null,
            IsReadable = isReadable,
            Meant = collector.Meant.Union(_misplaced).ToHashSet(),
            Others = Beside(document ?? ConfigMap.Empty, entry),
        };
    }

    public StackFile FromTexts(string stack, IReadOnlyDictionary<string, string> texts, IReadOnlySet<string> secretKeys)
    {
        var collector = new ConfigCollector(_scope with { Project = ProjectFile.Named(_scope.Project.Name) }, _problems);
        foreach (var (key, text) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            collector.Add(new(key, Place.None, secretKeys.Contains(key) ? new ConfigSecret(Place.None) : ValueOf(text)));
        }

        return new StackFile(_path, stack, collector.Build(Place.None), _problems.InFileOrder()) { Meant = collector.Meant };
    }

    private static ConfigMap Beside(ConfigMap document, ConfigEntry? config) => new(
        new(document.Entries.Where(entry => config is not null && entry != config).Select(entry => KeyValuePair.Create(entry.Key, entry))),
        document.Place);

    // A key without a value is handed over in this form.
    private static ConfigScalar ValueOf(string text) =>
        new(text, text == ConfigJson.Nothing ? ScalarKind.Null : ScalarKind.Text, Place.None);

    private static void Collect(ConfigMap config, ConfigCollector collector)
    {
        foreach (var entry in config.Entries)
        {
            collector.Add(entry);
        }

        collector.AddProject();
    }

    private void CheckName(string? stack)
    {
        var mistake = stack is null ? FileIsNamedForStack.Mistake("is not the name of a stack file", "Name it Pulumi.<stack>.yaml.")
            : StackNames.IsValid(stack) ? null
            : FileIsNamedForStack.Mistake(
                "is named for a stack that cannot be", $"The name of a stack is {StackNames.Form}: rename the file, or remove it.");
        if (mistake is not null)
        {
            _problems.Add(Place.None, ConfigPath.Document, mistake);
        }
    }

    private ConfigMap? AsMap(ConfigNode node, ConfigPath path)
    {
        switch (node)
        {
            case ConfigMap map:
                return map;
            case ConfigScalar { Kind: ScalarKind.Null }:
                return ConfigMap.Empty;
            case not ConfigUnreadable:
                var fix = "Write 'config:', and below it 'gcp:project: my-project'.";
                _problems.Add(node.Place, path, ValueHasType.Mistake($"is {node.Describe()}, but must be a map", fix));
                break;
        }

        return null;
    }

    private void RefuseUnknownKeys(ConfigMap document)
    {
        foreach (var entry in document.Entries)
        {
            if (!KnownTopLevelKeys.Contains(entry.Key) && !entry.Key.StartsWith(OwnKeyPrefix, StringComparison.Ordinal))
            {
                var own = _scope.OwnKeys.FirstOrDefault(key => ConfigKeys.Split(key).Name == entry.Key);
                _misplaced.Add(own ?? entry.Key);
                var fix = entry.Key.Contains(':', StringComparison.Ordinal)
                    ? "Move it below 'config:'."
                    : own is not null
                    ? $"Move it below 'config:', as '{own}:'."
                    : KnownKeys.Suggest(entry.Key, KnownTopLevelKeys);
                _problems.Add(entry.KeyMark, ConfigPath.Document.Key(entry.Key), KeyIsKnown.Mistake("is not a key of a stack file", fix));
            }
        }
    }
}
