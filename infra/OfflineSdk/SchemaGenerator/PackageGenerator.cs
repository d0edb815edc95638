using System.IO;
using Microsoft.CodeAnalysis;

namespace GpuInfra.SchemaGenerator;

/// <summary>
/// Emits, for every additional file <c>schema.json</c> in the form of a Pulumi package schema, the classes that Pulumi's
/// C# SDK publishes for such a package.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PackageGenerator : IIncrementalGenerator
{
    private const string SchemaFileName = "schema.json";

    private static readonly DiagnosticDescriptor UnusableSchema = new(
        "GPUINFRA001",
        "The package schema cannot be used",
        "The package schema cannot be used: {0}",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.AdditionalTextsProvider
            .Where(file => Path.GetFileName(file.Path) == SchemaFileName)
            .Select((file, cancellation) => file.GetText(cancellation)?.ToString() ?? "");
        context.RegisterSourceOutput(schemas, Generate);
    }

    private static void Generate(SourceProductionContext context, string schema)
    {
        try
        {
            foreach (var file in new PackageEmitter(SchemaReader.Read(schema)).Emit())
            {
                context.AddSource(file.Name, file.Text);
            }
        }
        catch (SchemaException unusable)
        {
            context.ReportDiagnostic(Diagnostic.Create(UnusableSchema, Location.None, unusable.Message));
        }
    }
}
