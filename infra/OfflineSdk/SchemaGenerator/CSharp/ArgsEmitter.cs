namespace GpuInfra.SchemaGenerator;

internal sealed class ArgsEmitter(CSharpTypes types)
{
    public string Emit(string className, IReadOnlyList<Property> inputs, InputForm form) => ClassText.Of(
        $"public sealed class {className} : global::Pulumi.ResourceArgs",
        [.. inputs.Select(input => EmitInput(input, form)), EmitConstructor(className, inputs)]);

    private string EmitInput(Property input, InputForm form)
    {
        if (input.IsSecret)
        {
            throw new SchemaException($"the input '{input.Name}' is secret by itself, which the stand-in cannot express.");
        }

        var attribute = EmitAttribute(input, form);
        var type = types.Input(input.Type);
        var name = CSharpNames.Member(input);
        return input.Type is PropertyType.List or PropertyType.Map
            ? EmitCollection(attribute, type, name)
            : $$"""
              {{attribute}}
              public {{type}}{{(input.IsRequired ? "" : "?")}} {{name}} { get; set; }{{(input.IsRequired ? " = null!;" : "")}}
              """;
    }

    private static string EmitAttribute(Property input, InputForm form)
    {
        var required = input.IsRequired ? ", required: true" : "";
        var json = form == InputForm.JsonText && input.Type is not PropertyType.Primitive { Keyword: "string" } ? ", json: true" : "";
        return $"[Input(\"{input.Name}\"{required}{json})]";
    }

    // The field stays null until the property is touched, which is how a list left out differs from an empty one.
    private static string EmitCollection(string attribute, string type, string name)
    {
        var field = $"_{char.ToLowerInvariant(name[0])}{name.Substring(1)}";
        return
            $$"""
            {{attribute}}
            private {{type}}? {{field}};

            public {{type}} {{name}}
            {
                get => {{field}} ??= new {{type}}();
                set => {{field}} = value;
            }
            """;
    }

    private static string EmitConstructor(string className, IReadOnlyList<Property> inputs)
    {
        var defaults = inputs.Select(EmitDefault).OfType<string>().Select(assignment => $"    {assignment}\n");
        return
            $$"""
            public {{className}}()
            {
            {{string.Concat(defaults)}}}
            """;
    }

    private static string? EmitDefault(Property input) => input switch
    {
        { DefaultLiteral: { } literal } => $"{CSharpNames.Member(input)} = {literal};",
        { DefaultVariables: { Count: > 0 } variables } =>
            $"{CSharpNames.Member(input)} = PackageDefaults.FirstVariable({string.Join(", ", variables.Select(v => $"\"{v}\""))})!;",
        _ => null,
    };
}

// How an input that is no text travels to the provider: as the value it is, or, to the provider's own configuration, as JSON.
internal enum InputForm
{
    Value,
    JsonText,
}
