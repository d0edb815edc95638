namespace GpuInfra.StackFiles;

// A value, its name, and where a problem with it is shown.
internal readonly record struct ConfigSlot(ConfigNode Node, Place Place, ConfigPath Path)
{
    public static ConfigSlot Of(ConfigEntry entry, ConfigPath path) => new(entry.Value, entry.Place, path.Key(entry.Key));

    public string With(string value) => Path.LastKey is { } key ? $"'{key}: {value}'" : $"'- {value}'";
}
