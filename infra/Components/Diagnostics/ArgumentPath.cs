namespace GpuInfra;

/// <summary>Names an argument in the caller's vocabulary: <c>sidecars.warmup.env["a.b"]</c>.</summary>
public static class ArgumentPath
{
    /// <summary>The path of <paramref name="inner"/> within <paramref name="outer"/>.</summary>
    public static string Join(string outer, string inner) =>
        outer.Length == 0 ? inner
        : inner.Length == 0 ? outer
        : inner[0] == '[' ? outer + inner
        : $"{outer}.{inner}";

    /// <summary>The path of the map entry <paramref name="key"/> within <paramref name="outer"/>.</summary>
    public static string Key(string outer, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Join(outer, key)
            : $"{outer}[\"{Escaped(key)}\"]";

    /// <summary>The path of the list element <paramref name="index"/> within <paramref name="outer"/>.</summary>
    public static string Index(string outer, int index) => $"{outer}[{index}]";

    /// <summary>Whether a path is a part, such as <c>gpuinfra:services.chat</c>, or within it.</summary>
    public static bool IsWithin(string path, string part) =>
        path.StartsWith(part, StringComparison.Ordinal) && (path.Length == part.Length || path[part.Length] is '.' or '[');

    private static string Escaped(string key) =>
        key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
