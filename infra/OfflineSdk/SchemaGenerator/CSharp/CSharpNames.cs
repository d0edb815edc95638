using Microsoft.CodeAnalysis.CSharp;

namespace GpuInfra.SchemaGenerator;

internal sealed class CSharpNames(PackageSchema schema)
{
    private const string RootModule = "index";

    public string Package { get; } = InNamespaces(schema, schema.Name);

    public string RootNamespace => $"Pulumi.{Package}";

    public string ResourceTypeAttribute => $"{Package}ResourceType";

    public string NamespaceOf(Token token) =>
        token.Module == RootModule ? RootNamespace : $"{RootNamespace}.{InNamespaces(schema, token.Module)}";

    public string InputsNamespaceOf(Token token) => $"{NamespaceOf(token)}.Inputs";

    public string OutputsNamespaceOf(Token token) => $"{NamespaceOf(token)}.Outputs";

    public static string FunctionOf(Token token) => Capitalized(token.Name);

    // The published SDK tells by the first letter what only a function returns.
    public static string OutputClassOf(Token token) =>
        char.IsLower(token.Name[0]) ? $"{Capitalized(token.Name)}Result" : token.Name;

    public static string Member(Property property) => property.CSharpName ?? Capitalized(property.Name);

    public static string Parameter(Property property) =>
        SyntaxFacts.GetKeywordKind(property.Name) == SyntaxKind.None ? property.Name : $"@{property.Name}";

    private static string InNamespaces(PackageSchema schema, string module) =>
        schema.Namespaces.TryGetValue(module, out var name) ? name : Capitalized(module);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}

internal sealed class CSharpTypes(CSharpNames names)
{
    public string Input(PropertyType type) => type switch
    {
        PropertyType.List list => $"InputList<{InputElement(list.Items)}>",
        PropertyType.Map map => $"InputMap<{InputElement(map.Values)}>",
        _ => $"Input<{InputElement(type)}>",
    };

    public string Output(Property property) =>
        Output(property.Type) + (property.IsRequired || property.Type is PropertyType.List ? "" : "?");

    private string InputElement(PropertyType type) => type switch
    {
        PropertyType.Primitive primitive => primitive.Keyword,
        PropertyType.Reference { Token: var token } => $"global::{names.InputsNamespaceOf(token)}.{token.Name}Args",
        _ => throw new SchemaException("a list or map of lists or maps cannot be an input."),
    };

    public string Output(PropertyType type) => type switch
    {
        PropertyType.Primitive primitive => primitive.Keyword,
        PropertyType.Reference { Token: var token } => $"global::{names.OutputsNamespaceOf(token)}.{CSharpNames.OutputClassOf(token)}",
        PropertyType.List list => $"ImmutableArray<{Output(list.Items)}>",
        PropertyType.Map map => $"ImmutableDictionary<string, {Output(map.Values)}>",
        _ => throw new SchemaException($"a property of type {type} cannot be an output."),
    };
}
