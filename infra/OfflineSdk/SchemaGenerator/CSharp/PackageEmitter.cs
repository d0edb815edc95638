namespace GpuInfra.SchemaGenerator;

internal sealed class PackageEmitter
{
    private readonly PackageSchema _schema;
    private readonly CSharpNames _names;
    private readonly ResourceEmitter _resources;
    private readonly FunctionEmitter _functions;
    private readonly ArgsEmitter _args;
    private readonly OutputTypeEmitter _outputTypes;
    private readonly OutputReaderEmitter _outputReaders;

    public PackageEmitter(PackageSchema schema)
    {
        _schema = schema;
        _names = new CSharpNames(schema);
        var types = new CSharpTypes(_names);
        _resources = new ResourceEmitter(_names, types);
        _functions = new FunctionEmitter(types);
        _args = new ArgsEmitter(types);
        _outputTypes = new OutputTypeEmitter(types);
        _outputReaders = new OutputReaderEmitter(_names, types);
    }

    public IEnumerable<SourceFile> Emit() =>
    [
        EmitResourceTypeAttribute(),
        EmitDefaults(),
        .. _schema.Resources.Select(EmitResource),
        .. _schema.Resources.Select(EmitResourceArgs),
        .. _schema.TypesReachableFrom(_schema.Resources.SelectMany(resource => resource.Inputs)).Select(EmitInputType),
        .. _schema.Functions.SelectMany(EmitFunction),
        .. OutputTypes.Select(EmitOutputType),
        _outputReaders.Emit(_schema.Resources, _schema.Functions, OutputTypes),
    ];

    private IEnumerable<ObjectType> OutputTypes => _schema.TypesReachableFrom(
        _schema.Resources.SelectMany(resource => resource.Outputs).Concat(_schema.Functions.SelectMany(function => function.Outputs)));

    private SourceFile EmitResourceTypeAttribute() => SourceFile.Of(
        _names.RootNamespace,
        $"{_names.ResourceTypeAttribute}Attribute",
        $$"""
        internal sealed class {{_names.ResourceTypeAttribute}}Attribute : global::Pulumi.ResourceTypeAttribute
        {
            public {{_names.ResourceTypeAttribute}}Attribute(string type)
                : base(type, PackageDefaults.Version)
            {
            }
        }
        """);

    // The published SDK overwrites any Id that a caller gave with an empty one: its constructors create, they never read.
    private SourceFile EmitDefaults() => SourceFile.Of(
        _names.RootNamespace,
        "PackageDefaults",
        $$"""
        internal static class PackageDefaults
        {
            internal const string Version = "{{_schema.Version}}";

            internal static CustomResourceOptions Merge(CustomResourceOptions defaults, CustomResourceOptions? options)
            {
                defaults.Version = Version;
                var merged = CustomResourceOptions.Merge(defaults, options);
                merged.Id = "";
                return merged;
            }

            internal static string? FirstVariable(params string[] names)
            {
                foreach (var name in names)
                {
                    if (global::System.Environment.GetEnvironmentVariable(name) is { } value)
                    {
                        return value;
                    }
                }

                return null;
            }
        }
        """);

    private SourceFile EmitResource(Resource resource) =>
        SourceFile.Of(_names.NamespaceOf(resource.Token), resource.Token.Name, _resources.Emit(resource));

    private SourceFile EmitResourceArgs(Resource resource) => EmitArgs(
        _names.NamespaceOf(resource.Token),
        new ObjectType(resource.Token, resource.Inputs),
        resource.ProviderOf is null ? InputForm.Value : InputForm.JsonText);

    private IEnumerable<SourceFile> EmitFunction(Function function)
    {
        var (container, name) = (_names.NamespaceOf(function.Token), CSharpNames.FunctionOf(function.Token));
        yield return SourceFile.Of(container, name, _functions.Emit(function));
        yield return SourceFile.Of(container, $"{name}Args", _functions.EmitArgs(function));
        yield return SourceFile.Of(
            container, $"{name}Result", _outputTypes.Emit(new ObjectType(function.Token, function.Outputs)));
    }

    private SourceFile EmitInputType(ObjectType type) =>
        EmitArgs(_names.InputsNamespaceOf(type.Token), type, InputForm.Value);

    private SourceFile EmitArgs(string containingNamespace, ObjectType type, InputForm form)
    {
        var className = $"{type.Token.Name}Args";
        return SourceFile.Of(containingNamespace, className, _args.Emit(className, type.Properties, form));
    }

    private SourceFile EmitOutputType(ObjectType type) =>
        SourceFile.Of(_names.OutputsNamespaceOf(type.Token), CSharpNames.OutputClassOf(type.Token), _outputTypes.Emit(type));
}
