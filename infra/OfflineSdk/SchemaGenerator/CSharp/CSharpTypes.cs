namespace GpuInfra.SchemaGenerator;

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
        PropertyType.Reference { Token: var token } => $"global::{names.OutputsNamespaceOf(token)}.{token.Name}",
        PropertyType.List list => $"ImmutableArray<{Output(list.Items)}>",
        PropertyType.Map map => $"ImmutableDictionary<string, {Output(map.Values)}>",
        _ => throw new SchemaException($"a property of type {type} cannot be an output."),
    };
}
