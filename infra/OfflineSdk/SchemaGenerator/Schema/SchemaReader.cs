namespace GpuInfra.SchemaGenerator;

internal static class SchemaReader
{
    public static PackageSchema Read(string json)
    {
        var document = JsonValue.Parse(json);
        var name = document.Get("name").Text;
        return new PackageSchema(name, document.Get("version").Text)
        {
            Namespaces = Members(document.Find("language")?.Find("csharp")?.Find("namespaces"))
                .ToDictionary(entry => entry.Key, entry => entry.Value.Text),
            Types = Members(document.Find("types"))
                .ToDictionary(entry => entry.Key, entry => ReadType(entry.Key, entry.Value)),
            Resources =
            [
                .. Members(document.Find("resources")).Select(entry => ReadResource(entry.Key, entry.Value)),
                .. ReadProvider(name, document.Find("provider")),
            ],
            Functions = [.. Members(document.Find("functions")).Select(entry => ReadFunction(entry.Key, entry.Value))],
        };
    }

    private static ObjectType ReadType(string token, JsonValue type) =>
        new(Token.Parse(token), PropertyReader.Read(type, "properties", "required"));

    private static IEnumerable<Resource> ReadProvider(string package, JsonValue? provider) =>
        provider is null
            ? []
            : [ReadResource($"pulumi:providers:{package}", provider) with
            {
                Token = new Token($"pulumi:providers:{package}", "index", "Provider"),
                ProviderOf = package,
            }];

    private static Resource ReadResource(string token, JsonValue resource) => new(Token.Parse(token))
    {
        Inputs = PropertyReader.Read(resource, "inputProperties", "requiredInputs"),
        Outputs = PropertyReader.Read(resource, "properties", "required"),
        AliasTypes = [.. (resource.Find("aliases")?.Items ?? []).Select(alias => alias.Get("type").Text)],
    };

    private static Function ReadFunction(string token, JsonValue function) => new(Token.Parse(token))
    {
        Inputs = PropertyReader.Read(function.Get("inputs"), "properties", "required"),
        Outputs = PropertyReader.Read(function.Get("outputs"), "properties", "required"),
    };

    private static IEnumerable<KeyValuePair<string, JsonValue>> Members(JsonValue? value) => value?.Members ?? [];
}
