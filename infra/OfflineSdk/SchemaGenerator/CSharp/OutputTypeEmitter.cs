namespace GpuInfra.SchemaGenerator;

internal sealed class OutputTypeEmitter(CSharpTypes types)
{
    public string Emit(ObjectType type) => ClassText.Of(
        $"""
        [OutputType]
        public sealed class {CSharpNames.OutputClassOf(type.Token)}
        """,
        [.. type.Properties.Select(EmitField), EmitConstructor(type)]);

    private string EmitField(Property property) =>
        $"public readonly {types.Output(property)} {CSharpNames.Member(property)};";

    private string EmitConstructor(ObjectType type)
    {
        var parameters = type.Properties.Select(property => $"{types.Output(property)} {CSharpNames.Parameter(property)}");
        var assignments = type.Properties.Select(property =>
            $"    {CSharpNames.Member(property)} = {CSharpNames.Parameter(property)};\n");
        return
            $$"""
            [OutputConstructor]
            private {{CSharpNames.OutputClassOf(type.Token)}}({{string.Join(", ", parameters)}})
            {
            {{string.Concat(assignments)}}}
            """;
    }
}
