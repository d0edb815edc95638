using Microsoft.CodeAnalysis.CSharp;

namespace GpuInfra.Generators;

// A property with the attribute Input.
internal sealed class ArgsInput
{
    private const string InputAttribute = "InputAttribute";
    private const string InPlaceOfAttribute = "InPlaceOfAttribute";
    private const string CompletedAttribute = "CompletedAttribute";
    private const string OneOfAttribute = "OneOfAttribute";

    private readonly AttributeData _input;

    private ArgsInput(IPropertySymbol property, AttributeData input) => (Property, _input) = (property, input);

    public IPropertySymbol Property { get; }

    // A property that can only be set while the object is made is set here afterwards, which the language does not allow.
    public string Setter =>
        $"""
            [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_{Property.Name}")]
            private static extern void {SetterName}({Owner} args, {ValueText.NameOf(Property.Type)} value);

        """;

    private string Owner => ValueText.NameOf(Property.ContainingType);

    private string SetterName => $"Set{Property.ContainingType.Name}{Property.Name}";

    public static IEnumerable<ArgsInput> Of(INamedTypeSymbol type) =>
        from property in type.GetMembers().OfType<IPropertySymbol>()
        where property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, SetMethod: not null }
        let input = Find(property, InputAttribute)
        where input is not null
        select new ArgsInput(property, input);

    // The key of a property; nothing if it has none.
    public static string? KeyOf(ISymbol symbol) => Find(symbol, InputAttribute)?.ConstructorArguments[0].Value as string;

    public string Describe(Compilation compilation)
    {
        var isRequired = Property.IsRequired || _input.ConstructorArguments.Skip(1).FirstOrDefault().Value is true;
        var inPlaceOf = Find(Property, InPlaceOfAttribute)?.ConstructorArguments[0].Value as string;
        var words = Find(Property, OneOfAttribute)?.AttributeClass!.TypeArguments[0];
        return $$"""
                        new({{Literal(KeyOf(Property)!)}}, typeof({{Owner}}), {{Literal(Property.Name)}}, {{ValueText.Form(Property.Type)}})
                        {
                            IsRequired = {{(isRequired ? "true" : "false")}},
                            IsOfProgram = {{(Property.SetMethod!.IsInitOnly || Find(Property, CompletedAttribute) is not null ? "false" : "true")}},
                            InPlaceOf = {{(inPlaceOf is null ? "null" : Literal(inPlaceOf))}},
                            Words = {{(words is null ? "null" : $"OneOf.Words<{ValueText.NameOf(words)}>()")}},
                            Summary = static () => {{CommentText.SummaryOf(Property, compilation)}},
                            Get = static args => (({{Owner}})args).{{Property.Name}},
                            Set = static (args, value) => {{SetterName}}(({{Owner}})args, {{ValueText.Cast(Property.Type, "value")}}),
                        },

            """;
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == attribute);
}
