namespace GpuInfra.StackFiles;

// Names a value by the keys that lead to it; becomes a text only where a message needs one.
internal sealed class ConfigPath
{
    private const string ConfigKey = "config";

    private readonly ConfigPath? _parent;
    private readonly string _name;
    private readonly int _index = -1;

    private ConfigPath(ConfigPath? parent, string name) => (_parent, _name) = (parent, name);

    private ConfigPath(ConfigPath parent, int index)
        : this(parent, "") => _index = index;

    public static ConfigPath Document { get; } = new(null, "");

    public static ConfigPath Config { get; } = new(Document, ConfigKey);

    public string? LastKey => _index < 0 ? _name : null;

    // The key of the map that the last part stands in; nothing where there is none.
    public string? OuterKey => _parent?.LastKey;

    private bool IsRoot => _parent is null || (_parent == Document && _name == ConfigKey);

    public ConfigPath Key(string key) => new(this, key);

    public ConfigPath Index(int index) => new(this, index);

    public override string ToString() =>
        _parent is null ? ""
        : _index >= 0 ? ArgumentPath.Index(Outer, _index)
        : _parent.IsRoot ? _name
        : ArgumentPath.Key(Outer, _name);

    private string Outer => _parent is null || _parent.IsRoot ? "" : _parent.ToString();
}
