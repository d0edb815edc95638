using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads services as JSON of the Cloud Run Admin API v2: what a program sends, or what the API answers.</summary>
public sealed class ServiceJsonReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) => files.All(file =>
    {
        try
        {
            return SourceDocuments.BeginsAsJson(file.Text) && Services(file).Any();
        }
        catch (SourceMistakeException)
        {
            return file.Text.Contains("\"template\"", StringComparison.Ordinal) && file.Text.Contains("\"containers\"", StringComparison.Ordinal)
                && !file.Text.Contains("\"deployment\"", StringComparison.Ordinal) && !file.Text.Contains("\"format_version\"", StringComparison.Ordinal);
        }
    });

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var notes = new SourceNotes();
        ImmutableArray<SourceResource> services = [.. files.SelectMany(Services).Select(service => ServiceV2.Read(service, notes))];
        return new(SourceForm.ServiceJsonV2, services, [], notes.NotCarried, notes.Questions) { Problems = notes.Problems };
    }

    // One service, or several, as the API or gcloud lists them.
    private static IEnumerable<SourceMap> Services(SourceText file) => JsonText.Read(file) switch
    {
        SourceMap map when map["services"] is SourceList list => list.Items.OfType<SourceMap>().Where(IsService),
        SourceList list => list.Items.OfType<SourceMap>().Where(IsService),
        SourceMap map when IsService(map) => [map],
        SourceMap map when map["service"] is SourceMap service && IsService(service) => [service],
        _ => [],
    };

    private static bool IsService(SourceMap map) => (map["template"] as SourceMap)?["containers"] is SourceList;
}
