namespace GpuInfra.Planning;

internal static class PropertyPath
{
    public static PropertyValue? Follow(PropertyValue start, string path)
    {
        var value = start;
        var rest = path.AsSpan();
        while (value is not null && !rest.IsEmpty)
        {
            value = rest[0] == '[' ? Step(value, ref rest) : Child(value, TakeName(ref rest));
            rest = rest is ['.', ..] ? rest[1..] : rest;
        }

        return value;
    }

    private static ReadOnlySpan<char> TakeName(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('.', '[');
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        return name;
    }

    private static PropertyValue? Step(PropertyValue value, ref ReadOnlySpan<char> rest)
    {
        var isQuoted = rest is ['[', '"', ..];
        var end = isQuoted ? rest.IndexOf("\"]") : rest.IndexOf(']');
        if (end < 0)
        {
            throw new FormatException($"The step '{rest}' of a property path has no end.");
        }

        var step = rest[(isQuoted ? 2 : 1)..end];
        rest = rest[(end + (isQuoted ? 2 : 1))..];
        return isQuoted ? Child(value, step) : Item(value, step);
    }

    private static PropertyValue? Child(PropertyValue value, ReadOnlySpan<char> name) =>
        value.Kind == PropertyKind.Map && value.Map.TryGet(name.ToString(), out var child) ? child : null;

    private static PropertyValue? Item(PropertyValue value, ReadOnlySpan<char> index) =>
        value.Kind == PropertyKind.List
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && position < value.Items.Count
            ? value.Items[position]
            : null;
}
