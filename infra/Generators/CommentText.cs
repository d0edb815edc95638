using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace GpuInfra.Generators;

// C# for what a comment says, in plain words. What it refers to becomes a key of the stack file by its name, a limit by its
// value, and anything else the words of its name.
internal static class CommentText
{
    private const string All = "All";

    public static string SummaryOf(ISymbol symbol, Compilation compilation)
    {
        var comment = symbol.GetDocumentationCommentXml();
        return string.IsNullOrEmpty(comment) || XElement.Parse(comment).Element("summary") is not { } summary
            ? "\"\""
            : $"ArgsType.Words({string.Join(" + ", summary.Nodes().Select(node => TextOf(node, compilation)))})";
    }

    private static string TextOf(XNode node, Compilation compilation) => node switch
    {
        XText text => SymbolDisplay.FormatLiteral(text.Value, quote: true),
        XElement element when element.Attribute("cref") is { } reference => ReferenceOf(reference.Value, compilation),
        XElement element => string.Join(" + ", element.Nodes().Select(inner => TextOf(inner, compilation)).DefaultIfEmpty("\"\"")),
        _ => "\"\"",
    };

    private static string ReferenceOf(string reference, Compilation compilation)
    {
        var meant = DocumentationCommentId.GetFirstSymbolForDeclarationId(reference, compilation);
        if (meant is null or ITypeSymbol || meant.ContainingType is not { } type)
        {
            return Words(reference.Substring(reference.LastIndexOf('.') + 1));
        }

        return (ArgsInput.KeyOf(meant) is { } key ? SymbolDisplay.FormatLiteral(key, quote: true) : null)
            ?? (meant.IsStatic && TypeOf(meant) is { } value ? Shown(value, $"{ValueText.NameOf(type)}.{meant.Name}") : null)
            ?? (meant.Name == All ? Words(type.Name) : $"\"the \" + {Words(meant.Name)} + \" of the \" + {Words(type.Name)}");
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => (symbol as IFieldSymbol)?.Type ?? (symbol as IPropertySymbol)?.Type;

    private static string? Shown(ITypeSymbol type, string value) => type switch
    {
        { SpecialType: SpecialType.System_String } or { Name: "Vcpu" or "Memory" } => $"{value}.ToString()",
        { SpecialType: SpecialType.System_Int32 } => $"ArgsType.Number({value})",
        INamedTypeSymbol { Name: "Bounds" } bounds when bounds.TypeArguments.Single().SpecialType == SpecialType.System_Int32 => $"{value}.Range",
        { Name: "Accelerator" or "Engine" } => $"{value}.Id",
        _ when ItemOf(type) is { } item && Shown(item, "item") is { } shown => $"string.Join(\", \", {value}.Select(item => {shown}))",
        _ => null,
    };

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type is IArrayTypeSymbol array
        ? array.ElementType
        : type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>()
            .FirstOrDefault(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static string Words(string name) => SymbolDisplay.FormatLiteral(
        string.Join(" ", Regex.Matches(name, "[A-Z]?[^A-Z]+|[A-Z]+(?![a-z])").Cast<Match>().Select(word => word.Value.ToLowerInvariant())),
        quote: true);
}
