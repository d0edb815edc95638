namespace GpuInfra.SchemaGenerator;

// A function of the provider, and what it takes: plain values.
internal sealed class FunctionEmitter(CSharpTypes types)
{
    public string Emit(Function function)
    {
        var name = CSharpNames.FunctionOf(function.Token);
        return ClassText.Of(
            $"public static class {name}",
            [
                $$"""
                public static global::System.Threading.Tasks.Task<{{name}}Result> InvokeAsync({{name}}Args args, InvokeOptions? options = null) =>
                    global::Pulumi.Deployment.Instance.InvokeAsync<{{name}}Result>("{{function.Token.Text}}", args, options);
                """,
            ]);
    }

    public string EmitArgs(Function function) => ClassText.Of(
        $"public sealed class {CSharpNames.FunctionOf(function.Token)}Args : global::Pulumi.InvokeArgs",
        [.. function.Inputs.Select(EmitInput)]);

    private string EmitInput(Property input) => input.Type is PropertyType.Primitive
        ? $$"""
          [Input("{{input.Name}}"{{(input.IsRequired ? ", required: true" : "")}})]
          public {{types.Output(input)}} {{CSharpNames.Member(input)}} { get; set; }{{(input.IsRequired ? " = default!;" : "")}}
          """
        : throw new SchemaException($"the input '{input.Name}' of a function is no text, number or truth value, which the stand-in cannot express.");
}
