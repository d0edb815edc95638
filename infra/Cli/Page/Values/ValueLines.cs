namespace GpuInfra.Cli;

// A value as lines: one for a plain value, one for each leaf of a list or a map, indented by where it is.
internal static class ValueLines
{
    private const int Step = 2;

    public static string Of(PropertyValue? value) => value switch
    {
        null => "",
        { Kind: PropertyKind.List, Items.Count: 0 } => "[]",
        { Kind: PropertyKind.Map, Map.Count: 0 } => "{}",
        { Kind: PropertyKind.Text, Text.Length: 0 } => "\"\"",
        { Kind: PropertyKind.List or PropertyKind.Map } => Block(value),
        _ => value.ToString(),
    };

    private static string Block(PropertyValue value)
    {
        if (value.Kind == PropertyKind.List && value.Items.All(item => item.Kind is not (PropertyKind.List or PropertyKind.Map)))
        {
            return string.Join('\n', value.Items.Select(Of));
        }

        var text = new StringBuilder();
        Write(value, 0, text);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(PropertyValue value, int indent, StringBuilder text)
    {
        if (value.Kind == PropertyKind.List)
        {
            foreach (var item in value.Items)
            {
                WriteEntry("-", item, indent, text);
            }
        }
        else
        {
            foreach (var (name, entry) in value.Map.Entries)
            {
                WriteEntry($"{name}:", entry, indent, text);
            }
        }
    }

    private static void WriteEntry(string head, PropertyValue value, int indent, StringBuilder text)
    {
        text.Append(' ', indent).Append(head);
        if (value is { Kind: PropertyKind.List, Items.Count: > 0 } or { Kind: PropertyKind.Map, Map.Count: > 0 })
        {
            text.Append('\n');
            Write(value, indent + Step, text);
        }
        else
        {
            var margin = $"\n{new string(' ', indent + Step)}";
            text.Append(' ').Append(Of(value).Replace("\n", margin, StringComparison.Ordinal)).Append('\n');
        }
    }
}
