namespace GpuInfra.SchemaGenerator;

// How each output is read, which the published SDK finds out while the program runs. A native program cannot.
internal sealed class OutputReaderEmitter(CSharpNames names, CSharpTypes types)
{
    public const string ClassName = "PackageOutputs";

    private readonly List<Token> _tokens = [];

    public SourceFile Emit(IEnumerable<Resource> resources, IEnumerable<Function> functions, IEnumerable<ObjectType> outputTypes)
    {
        var readers = outputTypes.ToList();
        var results = functions.ToList();
        _tokens.AddRange(readers.Select(type => type.Token));
        _tokens.AddRange(results.Select(function => function.Token));
        return SourceFile.Of(names.RootNamespace, ClassName, ClassText.Of(
            $"internal static class {ClassName}",
            [
                $$"""
                [global::System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Register()
                {
                {{string.Join("\n", resources.Where(resource => resource.Outputs.Any(IsNoText)).Select(EmitResource).Concat(results.Select(EmitFunction)))}}
                }
                """,
                .. readers.Select(type => EmitReader(ClassOf(type.Token), type)),
                .. results.Select(function => EmitReader(ResultOf(function.Token), new(function.Token, function.Outputs))),
            ]));
    }

    private string EmitResource(Resource resource) =>
        $$"""
            OutputSlots.Add(typeof(global::{{names.NamespaceOf(resource.Token)}}.{{resource.Token.Name}}), static OutputSlot? (property, resource) => property.Name switch
            {
        {{string.Join("\n", resource.Outputs.Where(IsNoText).Select(EmitSlot))}}
                _ => null,
            });
        """;

    private string EmitFunction(Function function) =>
        $"    InvokeResults.Add(typeof({ResultOf(function.Token)}), static () => {ReaderOf(function.Token)});";

    private string ClassOf(Token token) => $"global::{names.OutputsNamespaceOf(token)}.{CSharpNames.OutputClassOf(token)}";

    private string ResultOf(Token token) => $"global::{names.NamespaceOf(token)}.{CSharpNames.OutputClassOf(token)}";

    // Those of texts need no word.
    private static bool IsNoText(Property output) => output.Type is not PropertyType.Primitive { Keyword: "string" };

    private string EmitSlot(Property output) =>
        $"""        "{output.Name}" => new OutputSlot<{types.Output(output)}>(property, resource, {Reader(output.Type)}),""";

    private string EmitReader(string name, ObjectType type)
    {
        var parameters = type.Properties.Select(property => $"{types.Output(property)} {CSharpNames.Parameter(property)}");
        var values = type.Properties.Select((property, index) => $"ValueReader.As<{types.Output(property)}>(values[{index}])");
        return
            $"""
            private static ObjectReader {ReaderOf(type.Token)} => field ??= new(
                typeof({name}),
                [{string.Join(", ", type.Properties.Select(property => $"(\"{property.Name}\", static () => {Reader(property.Type)})"))}],
                static values => New{ReaderOf(type.Token)}({string.Join(", ", values)}));

            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            private static extern {name} New{ReaderOf(type.Token)}({string.Join(", ", parameters)});
            """;
    }

    private string Reader(PropertyType type) => type switch
    {
        PropertyType.Primitive { Keyword: "string" } => "ValueReader.Text",
        PropertyType.Primitive { Keyword: "bool" } => "ValueReader.Boolean",
        PropertyType.Primitive { Keyword: "int" } => "ValueReader.Integer",
        PropertyType.Primitive => "ValueReader.Number",
        PropertyType.List list => $"new ListReader<{types.Output(list.Items)}>({Reader(list.Items)})",
        PropertyType.Map map => $"new MapReader<{types.Output(map.Values)}>({Reader(map.Values)})",
        PropertyType.Reference { Token: var token } => ReaderOf(token),
        _ => throw new SchemaException($"a property of type {type} cannot be an output."),
    };

    // Two modules may have a type of one name.
    private string ReaderOf(Token token) => $"{CSharpNames.OutputClassOf(token)}{_tokens.IndexOf(token)}";
}
