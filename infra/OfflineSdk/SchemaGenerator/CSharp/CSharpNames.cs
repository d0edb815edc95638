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

    public static string Member(Property property) => property.CSharpName ?? Capitalized(property.Name);

    public static string Parameter(Property property) =>
        SyntaxFacts.GetKeywordKind(property.Name) == SyntaxKind.None ? property.Name : $"@{property.Name}";

    private static string InNamespaces(PackageSchema schema, string module) =>
        schema.Namespaces.TryGetValue(module, out var name) ? name : Capitalized(module);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
