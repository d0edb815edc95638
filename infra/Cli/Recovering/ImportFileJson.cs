using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The file that 'pulumi import --file' reads.
internal static class ImportFileJson
{
    public static string Write(ImportFile file)
    {
        var written = new JsonObject();
        if (file.NameTable.Count > 0)
        {
            written["nameTable"] = new JsonObject(file.NameTable.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));
        }

        written["resources"] = JsonText.Array(file.Entries, Write);
        return JsonText.Of(written);
    }

    private static JsonObject Write(ImportEntry entry)
    {
        var written = Texts(entry);
        if (entry.IsComponent)
        {
            written["component"] = true;
        }

        if (entry.Inputs is { } inputs)
        {
            written["inputs"] = new JsonObject(inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
                .Select(input => KeyValuePair.Create<string, JsonNode?>(input.Key, input.Value)));
        }

        return written;
    }

    // What is made in the state alone has no id.
    private static JsonObject Texts(ImportEntry entry) => new(new (string Name, string? Value)[]
    {
        ("type", entry.Type),
        ("name", entry.Name),
        ("id", entry.IsComponent || entry.Inputs is not null ? null : entry.Id ?? ImportFile.Placeholder),
        ("parent", entry.Parent),
        ("provider", entry.Provider),
        ("version", entry.Version),
        ("logicalName", entry.LogicalName),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Name, pair.Value)));
}
