namespace GpuInfra.Generators;

// C# for the types that a stack file can say.
internal static class ValueText
{
    private static readonly string[] Lists = ["IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "List", "ImmutableArray", "InputList"];
    private static readonly string[] Maps = ["IDictionary", "IReadOnlyDictionary", "Dictionary", "ImmutableDictionary", "InputMap"];

    public static string NameOf(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    public static string Form(ITypeSymbol type) => Bare(type) switch
    {
        { SpecialType: SpecialType.System_String } => "ValueForm.Text",
        { SpecialType: SpecialType.System_Int32 } => "ValueForm.WholeNumber",
        { SpecialType: SpecialType.System_Boolean } => "ValueForm.Boolean",
        INamedTypeSymbol { Name: "Input" } input => Form(Last(input)),
        INamedTypeSymbol list when Lists.Contains(list.Name) =>
            $"new ListForm({Form(Last(list))}, static items => {Made(list, $"items.Select(static item => {Cast(Last(list), "item")})")})",
        INamedTypeSymbol map when Maps.Contains(map.Name) =>
            $"new MapForm({Form(Last(map))}, static entries => {Made(map, $"entries.Select(static entry => global::System.Collections.Generic.KeyValuePair.Create(entry.Key, {Cast(Last(map), "entry.Value")}))")})",
        var args => $"new ArgsForm(typeof({NameOf(args)}))",
    };

    // A bound value, which is an object, as the type that a property has.
    public static string Cast(ITypeSymbol type, string value) => Bare(type) is INamedTypeSymbol { Name: "Input" } input
        ? $"({NameOf(input)}){Cast(Last(input), value)}"
        : $"({NameOf(Bare(type))}){value}";

    private static string Made(INamedTypeSymbol type, string parts) => type.Name switch
    {
        "InputList" => $"(global::Pulumi.InputList<{NameOf(Last(type))}>){parts}.ToImmutableArray()",
        "ImmutableArray" => $"{parts}.ToImmutableArray()",
        "InputMap" => $"(global::Pulumi.InputMap<{NameOf(Last(type))}>){parts}.ToImmutableDictionary()",
        "ImmutableDictionary" => $"{parts}.ToImmutableDictionary()",
        "Dictionary" => $"{parts}.ToDictionary()",
        _ when Maps.Contains(type.Name) =>
            $"new global::System.Collections.Generic.OrderedDictionary<string, {NameOf(Last(type))}>({parts})",
        _ => $"{parts}.ToList()",
    };

    private static ITypeSymbol Last(INamedTypeSymbol type) => type.TypeArguments[type.TypeArguments.Length - 1];

    private static ITypeSymbol Bare(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? nullable.TypeArguments[0]
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
}
