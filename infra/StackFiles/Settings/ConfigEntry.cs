namespace GpuInfra.StackFiles;

/// <summary>One key of a <see cref="ConfigMap"/> and its value.</summary>
/// <param name="Key">The key as a text, without quotes.</param>
/// <param name="KeyMark">Where the key is written.</param>
/// <param name="Value">The value.</param>
public sealed record ConfigEntry(string Key, Place KeyMark, ConfigNode Value)
{
    /// <summary>Where to look: at the value if it stands alone, else at the key above it.</summary>
    public Place Place =>
        Value is ConfigScalar { Kind: not ScalarKind.Null } && Value.Place.IsKnown ? Value.Place : KeyMark;
}
