namespace GpuInfra.Cli;

// Values of a diff on one line: as the tree writes them, but never two different ones alike.
internal static class ValueText
{
    public static string Of(PropertyValue value) =>
        VisibleText.Of(Brief(value) is { Length: > 0 } text ? text : Exact(value));

    // The only value of a property; nothing where there are two. A reference that comes to stand for another thing is one.
    public static string? OfOne(PropertyChange property) =>
        property.Old is null || property.New is null || property.Old.Equals(property.New)
            ? Of((property.New ?? property.Old)!)
            : null;

    public static (string Old, string New) Of(PropertyValue old, PropertyValue @new)
    {
        var (before, after) = (Of(old), Of(@new));
        if (before == after)
        {
            (before, after) = (VisibleText.Of(Exact(old)), VisibleText.Of(Exact(@new)));
        }

        // Two secrets differ, and neither is told.
        return before == after && !old.Equals(@new) ? (before, $"{after}, another") : (before, after);
    }

    // Brackets are for what is within something else.
    private static string Brief(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => string.Join(", ", value.Items.Select(Nested)),
        PropertyKind.Map when !value.Map.TryGet("protocol", out _) =>
            string.Join(", ", value.Map.Entries.Select(entry => $"{entry.Key}: {Nested(entry.Value)}")),
        _ => InputText.Of(value),
    };

    private static string Nested(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => $"[{Brief(value)}]",
        PropertyKind.Map when !value.Map.TryGet("protocol", out _) => $"{{{Brief(value)}}}",
        _ => InputText.Of(value),
    };

    private static string Exact(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Text => $"\"{value.Text}\"",
        PropertyKind.List => $"[{string.Join(", ", value.Items.Select(Exact))}]",
        PropertyKind.Map => $"{{{string.Join(", ", value.Map.Entries.Select(entry => $"{entry.Key}: {Exact(entry.Value)}"))}}}",
        _ => value.ToString(),
    };
}
