using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The file that 'pulumi import --file' reads.
internal static class ImportFileJson
{
    public static string Write(ImportFile file) => JsonText.Of(new JsonObject
    {
        ["nameTable"] = new JsonObject(file.NameTable.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value))),
        ["resources"] = JsonText.Array(file.Entries, Write),
    });

    private static JsonObject Write(ImportEntry entry) => new(new (string Name, string? Value)[]
    {
        ("type", entry.Type),
        ("name", entry.Name),
        ("id", entry.Id ?? ImportFile.Placeholder),
        ("parent", entry.Parent),
        ("provider", entry.Provider),
        ("version", entry.Version),
        ("logicalName", entry.LogicalName),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Name, pair.Value)));
}
