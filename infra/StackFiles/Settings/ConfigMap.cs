namespace GpuInfra.StackFiles;

/// <summary>Values by key, in the order of the file; no key twice.</summary>
public sealed class ConfigMap : ConfigNode
{
    private readonly OrderedDictionary<string, ConfigEntry> _entries;

    internal ConfigMap(OrderedDictionary<string, ConfigEntry> entries, Place mark)
        : base(mark)
    {
        _entries = entries;
        Size = 1 + entries.Values.Sum(e => e.Value.Size);
        Height = 1 + entries.Values.Select(e => e.Value.Height).DefaultIfEmpty().Max();
    }

    /// <summary>The keys and values in the order of the file.</summary>
    public IReadOnlyList<ConfigEntry> Entries => _entries.Values;

    internal static ConfigMap Empty { get; } = new([], Place.None);

    internal override long Size { get; }

    internal override int Height { get; }

    /// <summary>The entry of a key, or nothing where the map has no such key.</summary>
    public ConfigEntry? Find(string key) => _entries.GetValueOrDefault(key);

    internal ConfigMap With(string key, ConfigNode value) => new(
        new OrderedDictionary<string, ConfigEntry>(_entries)
        {
            [key] = Find(key) is { } entry ? entry with { Value = value } : new(key, Place.None, value),
        },
        Place);

    internal ConfigMap Without(string key) =>
        new(new(_entries.Where(entry => entry.Key != key)), Place);

    internal override string Describe() => "a map";

    internal override IEnumerable<(string Path, Place Place, ConfigNode Value)> Parts(string path, Place place) =>
        Entries.Select(entry => (ArgumentPath.Key(path, entry.Key), entry.Place, entry.Value));
}
