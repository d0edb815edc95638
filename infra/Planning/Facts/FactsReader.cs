namespace GpuInfra.Planning;

// Reads the properties of one type, each on a line, parents first.
internal static class FactsReader
{
    public static PropertyFacts Read(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var root = new PropertyFacts { Path = "", Form = PropertyForm.Block };
        var byPath = new Dictionary<string, PropertyFacts>(StringComparer.Ordinal) { [""] = root };
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var path = Text(document.RootElement, "path")!;
            var dot = path.LastIndexOf('.');
            var facts = Read(path, document.RootElement);
            byPath.Add(path, facts);
            byPath[dot < 0 ? "" : Parent(path[..dot])].Add(path[(dot + 1)..], facts);
        }

        return root;
    }

    private static string Parent(string path) => path.EndsWith("[]", StringComparison.Ordinal) ? path[..^2] : path;

    private static PropertyFacts Read(string path, JsonElement line)
    {
        var type = Text(line, "type")!;
        return new PropertyFacts
        {
            Path = path.Replace("[]", "[*]", StringComparison.Ordinal),
            Form = FormOf(type, Is(line, "singleObject")),
            IsText = type == "string",
            IsInput = Is(line, "required") || Is(line, "optional"),
            IsRequired = Is(line, "required"),
            IsComputed = Is(line, "computed"),
            WhenLeftOut = Value(line, "leftOut") ?? Value(line, "default"),
            Replaces = Is(line, "replaces"),
            IsUnordered = Is(line, "unordered"),
            IsSorted = Is(line, "sorted"),
            Migrated = Value(line, "migrated"),
            Equalities = [.. new[] { Text(line, "suppressedBy"), Text(line, "stateFunc") }
                .OfType<string>()
                .Select(Equalities.Find)
                .OfType<Equality>()],
        };
    }

    // A list of at most one item is the item itself in Pulumi.
    private static PropertyForm FormOf(string type, bool isSingle) => type switch
    {
        "list" or "set" => isSingle ? PropertyForm.Block : PropertyForm.Blocks,
        _ when type.StartsWith("map<", StringComparison.Ordinal) => PropertyForm.Map,
        _ when type.Contains('<', StringComparison.Ordinal) => isSingle ? PropertyForm.Scalar : PropertyForm.Scalars,
        _ => PropertyForm.Scalar,
    };

    private static bool Is(JsonElement line, string name) => line.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static PropertyValue? Value(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => PropertyValue.Of(value.GetBoolean()),
            JsonValueKind.Number => PropertyValue.Of(value.GetDouble()),
            _ => PropertyValue.Of(value.GetString()!),
        };
}
