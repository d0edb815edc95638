using System.Collections.Immutable;
using GpuInfra.SchemaGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class GeneratedPackage
{
    // What the tests run on is what the emitted classes are compiled against: the published packages or the stand-in.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // "Assuming assembly reference matches": the published packages are built for an older .NET; every SDK build ignores it.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]);

    // Only the stand-in lets its packages say how their outputs are read.
    private const string OfTheStandIn = "PackageOutputs.g.cs";

    private readonly Compilation _compilation;

    private GeneratedPackage(GeneratorDriverRunResult result, Compilation compilation)
    {
        SchemaErrors = [.. result.Diagnostics.Select(diagnostic => diagnostic.GetMessage(null))];
        _compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(OfTheStandIn, StringComparison.Ordinal)));
        Files = result.Results.Single().GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName[..^".g.cs".Length],
            source => source.SourceText.ToString(),
            StringComparer.Ordinal);
    }

    public ImmutableArray<string> SchemaErrors { get; }

    public ImmutableSortedDictionary<string, string> Files { get; }

    public static GeneratedPackage From(string schema, string fileName = "schema.json")
    {
        var compilation = CSharpCompilation.Create("Pulumi.Shop", references: References, options: Options);
        var driver = CSharpGeneratorDriver.Create(new PackageGenerator())
            .AddAdditionalTexts([new SchemaText(fileName, schema)])
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new GeneratedPackage(driver.GetRunResult(), generated);
    }

    public IEnumerable<string> Compile() => _compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning or DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.ToString());

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
