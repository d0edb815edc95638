namespace GpuInfra.StackFiles;

// Puts the entries of a map together: its own, and after them those that it merges and does not have.
internal sealed class ConfigMapBuilder
{
    private readonly ConfigPath _path;
    private readonly ProblemList _problems;
    private readonly OrderedDictionary<string, ConfigEntry> _entries = [];
    private readonly List<ConfigMap> _merged = [];

    private Place? _merge;

    public ConfigMapBuilder(ConfigPath path, ProblemList problems) => (_path, _problems) = (path, problems);

    public void Add(ConfigScalar key, ConfigNode value)
    {
        if (!ScalarSyntax.KeepsItsText(key, out var name))
        {
            var problem = "is a key that Pulumi does not take as it is written";
            _problems.Add(key.Place, _path.Key(key.Text), TextIsPlain.Mistake(problem, "Put it in quotes."));
            name = key.Text;
        }

        if (!_entries.TryAdd(name, new ConfigEntry(name, key.Place, value)))
        {
            var first = _entries[name].KeyMark;
            var where = first.IsKnown && first != key.Place ? $"; the first is in line {first.Line}" : "";
            _problems.Add(key.Place, _path.Key(name), KeyIsWrittenOnce.Mistake($"is given twice{where}", "Keep one of the two."));
        }
    }

    public void Merge(ConfigNode value, Place mark)
    {
        if (_merge is { } first)
        {
            var again = $"merges a second time with '<<'; the first is in line {first.Line}";
            _problems.Add(mark, _path, KeyIsWrittenOnce.Mistake(again, "Merge once, with a list of maps: '<<: [*a, *b]'."));
        }

        _merge = mark;
        var maps = value is ConfigSequence list ? list.Items : [value];
        if (maps.Any(m => m is not ConfigMap and not ConfigUnreadable))
        {
            var problem = $"merges {value.Describe()} with '<<', but only a map can be merged";
            _problems.Add(mark, _path, FileIsYaml.Mistake(problem, "Refer to a map, or to a list of maps."));
        }

        _merged.AddRange(maps.OfType<ConfigMap>());
    }

    public ConfigNode Build(Place mark)
    {
        foreach (var entry in _merged.SelectMany(m => m.Entries))
        {
            _entries.TryAdd(entry.Key, entry);
        }

        return _entries.Count == 1
            && _entries.GetAt(0) is { Key: "secure", Value.Value: ConfigScalar { Kind: ScalarKind.Text } }
            ? new ConfigSecret(mark)
            : new ConfigMap(_entries, mark);
    }
}
