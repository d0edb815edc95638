namespace GpuInfra.Program;

/// <summary>A value, its name, and where a problem with it is shown.</summary>
internal readonly record struct ConfigSlot(ConfigNode Node, Mark Mark, ConfigPath Path)
{
    public static ConfigSlot Of(ConfigEntry entry, ConfigPath path) => new(entry.Value, entry.Mark, path.Key(entry.Key));

    /// <summary>How this slot would look with another value.</summary>
    public string With(string value) => Path.LastKey is { } key ? $"'{key}: {value}'" : $"'- {value}'";
}
