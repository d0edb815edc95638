namespace GpuInfra.StackFiles;

// Puts one configuration together, whoever hands it over: keys with their namespaces, each once and judged, the stack's own
// before those of its project.
internal sealed class ConfigCollector(ConfigScope scope, ProblemList problems)
{
    private readonly KeyRules _rules = new(scope);
    private readonly OrderedDictionary<string, ConfigEntry> _entries = [];
    private readonly HashSet<string> _meant = [];

    // An object that is written as a text is a text to Pulumi.
    private readonly Dictionary<string, ConfigNode> _written = [];

    public IReadOnlySet<string> Meant => _meant;

    public ConfigMap Build(Place mark) => new(_entries, mark);

    public void Add(ConfigEntry entry)
    {
        var path = ConfigPath.Config.Key(entry.Key);
        if (ConfigKeys.Qualify(entry.Key, scope.Project.Name) is not { } key)
        {
            problems.Add(entry.KeyMark, path, KeyIsKnown.Mistake("is not a configuration key", "Write a namespace, a colon and a name."));
        }
        else if (_entries.TryGetValue(key, out var first))
        {
            var problem = $"says again what the key in line {first.KeyMark.Line} says";
            problems.Add(entry.KeyMark, path, KeyIsWrittenOnce.Mistake(problem, "Keep one of the two."));

            // Pulumi takes either of them, now this and now that.
            _entries[key] = first with { Value = new ConfigUnreadable(first.Value.Place) };
        }
        else
        {
            _entries.Add(key, Open(entry with { Key = key }));
            _written.Add(key, entry.Value);
            Check(key, entry.KeyMark, path);
        }
    }

    public void AddProject()
    {
        foreach (var setting in scope.Project.Config)
        {
            var key = ConfigKeys.Qualify(setting.Key, scope.Project.Name)!;
            var path = ConfigPath.Config.Key(setting.Key);
            Check(key, setting.Place, path);
            if (_entries.TryGetValue(key, out var entry))
            {
                CheckType(entry, setting);
                continue;
            }

            if (setting.Value is ConfigUnreadable)
            {
                _meant.Add(key);
            }
            else if (setting.Value is not null)
            {
                _entries.Add(key, Open(new(key, setting.Place, setting.Value)));
            }
            else if (!_meant.Contains(key))
            {
                var fix = "Give it a value in the stack file, or a 'default' there.";
                problems.Add(setting.Place, path, KeyIsGiven.Mistake("is declared for every stack, but this one gives it no value", fix));
                _meant.Add(key);
            }
        }
    }

    private void CheckType(ConfigEntry entry, ProjectSetting setting)
    {
        if (setting.Type is { } type && _written[entry.Key] is var value && !type.TakesOfStack(value))
        {
            var where = $"{ProjectFile.FileName} in line {setting.Place.Line}";
            problems.Add(entry.KeyMark, ConfigPath.Config.Key(entry.Key), type.Refuse(value, where));
        }
    }

    private void Check(string key, Place mark, ConfigPath path)
    {
        if (_rules.Check(key) is not { } judged)
        {
            return;
        }

        problems.Add(mark, path, judged.Mistake);
        _meant.UnionWith(judged.Meant);
    }

    private ConfigEntry Open(ConfigEntry entry) =>
        scope.OwnKeys.Contains(entry.Key)
        && entry.Value is ConfigScalar { Kind: ScalarKind.Text } scalar && scalar.Text.TrimStart().StartsWith('{')
            ? entry with { Value = ConfigReader.ReadValue(scalar.Text, ConfigPath.Config.Key(entry.Key), problems, scalar.Place) }
            : entry;
}
