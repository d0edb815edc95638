namespace GpuInfra.SchemaGenerator;

internal sealed class ResourceEmitter(CSharpNames names, CSharpTypes types)
{
    public string Emit(Resource resource) => ClassText.Of(
        $"""
        [{names.ResourceTypeAttribute}("{resource.Token.Text}")]
        public class {resource.Token.Name} : global::Pulumi.{(resource.ProviderOf is null ? "CustomResource" : "ProviderResource")}
        """,
        [.. resource.Outputs.Select(EmitOutput), EmitConstructor(resource)]);

    private string EmitOutput(Property output) =>
        $$"""
        [Output("{{output.Name}}")]
        public Output<{{types.Output(output)}}> {{CSharpNames.Member(output)}} { get; private set; } = null!;
        """;

    private static string EmitConstructor(Resource resource)
    {
        var className = resource.Token.Name;
        var args = resource.Inputs.Any(input => input.IsRequired) ? $"{className}Args args" : $"{className}Args? args = null";
        return
            $$"""
            public {{className}}(string name, {{args}}, CustomResourceOptions? options = null)
                : base(
                    "{{resource.ProviderOf ?? resource.Token.Text}}",
                    name,
                    args ?? new {{className}}Args(),
                    PackageDefaults.Merge(new CustomResourceOptions{{EmitDefaultOptions(resource)}}, options))
            {
            }
            """;
    }

    private static string EmitDefaultOptions(Resource resource)
    {
        var secrets = resource.Outputs.Where(output => output.IsSecret).Select(output => $"\"{output.Name}\"");
        var aliases = resource.AliasTypes.Select(type => $$"""new global::Pulumi.Alias { Type = "{{type}}" }""");
        var options = EmitOption("AdditionalSecretOutputs", [.. secrets]) + EmitOption("Aliases", [.. aliases]);
        return options.Length == 0 ? "()" : $"\n        {{{options}\n        }}";
    }

    private static string EmitOption(string name, IReadOnlyList<string> items) =>
        items.Count == 0 ? "" : $"\n            {name} = {{ {string.Join(", ", items)} }},";
}
