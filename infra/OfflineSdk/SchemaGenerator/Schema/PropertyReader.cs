using Microsoft.CodeAnalysis.CSharp;

namespace GpuInfra.SchemaGenerator;

internal static class PropertyReader
{
    private const string TypeReferencePrefix = "#/types/";

    public static IReadOnlyList<Property> Read(JsonValue owner, string propertiesName, string requiredName)
    {
        var required = new HashSet<string>(owner.Texts(requiredName));
        var properties = (owner.Find(propertiesName)?.Members ?? [])
            .Select(member => ReadProperty(member.Key, member.Value) with { IsRequired = required.Contains(member.Key) })
            .ToList();
        var stranger = required.Except(properties.Select(property => property.Name)).FirstOrDefault();
        return stranger is null
            ? properties
            : throw owner.Unusable($"has no property '{stranger}', which its '{requiredName}' names");
    }

    private static Property ReadProperty(string name, JsonValue value) => new(name, ReadType(value))
    {
        CSharpName = value.Find("language")?.Find("csharp")?.Find("name")?.Text,
        IsSecret = value.Find("secret")?.Text == "true",
        DefaultLiteral = value.Find("default") is { } literal ? ReadLiteral(literal) : null,
        DefaultVariables = [.. value.Find("defaultInfo")?.Texts("environment") ?? []],
    };

    private static PropertyType ReadType(JsonValue value) => value.Find("$ref") is { } reference
        ? new PropertyType.Reference(ReadReference(reference))
        : value.Get("type").Text switch
        {
            "string" => new PropertyType.Primitive("string"),
            "boolean" => new PropertyType.Primitive("bool"),
            "integer" => new PropertyType.Primitive("int"),
            "number" => new PropertyType.Primitive("double"),
            "array" => new PropertyType.List(ReadType(value.Get("items"))),
            "object" => new PropertyType.Map(ReadType(value.Get("additionalProperties"))),
            var other => throw value.Unusable($"is of type '{other}', which is not one of Pulumi's"),
        };

    private static Token ReadReference(JsonValue reference) =>
        reference.Text.StartsWith(TypeReferencePrefix, System.StringComparison.Ordinal)
            ? Token.Parse(reference.Text.Substring(TypeReferencePrefix.Length))
            : throw reference.Unusable($"is '{reference.Text}', but only types of the same package can be referred to");

    private static string ReadLiteral(JsonValue literal) => literal.Kind switch
    {
        "string" => SymbolDisplay.FormatLiteral(literal.Text, quote: true),
        "boolean" or "number" => literal.Text,
        var other => throw literal.Unusable($"is of kind '{other}', which cannot be a default"),
    };
}
