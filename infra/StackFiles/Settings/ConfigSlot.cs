namespace GpuInfra.StackFiles;

/// <summary>A value, its name, and where a problem with it is shown.</summary>
internal readonly record struct ConfigSlot(ConfigNode Node, Place Place, ConfigPath Path)
{
    public static ConfigSlot Of(ConfigEntry entry, ConfigPath path) => new(entry.Value, entry.Place, path.Key(entry.Key));

    /// <summary>How this slot would look with another value.</summary>
    public string With(string value) => Path.LastKey is { } key ? $"'{key}: {value}'" : $"'- {value}'";
}
