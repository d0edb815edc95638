using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>
/// Reads services in the shape of the Cloud Run Admin API v1: the YAML that <c>gcloud run services describe</c> exports and Google's
/// pages show, of one or several documents, or the same as JSON.
/// </summary>
public sealed class ServiceYamlReader : ISourceReader
{
    private const string ApiPrefix = "serving.knative.dev/";

    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) =>
        files.All(file => file.Text.Contains(ApiPrefix, StringComparison.Ordinal) && IsOfForm(file));

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var notes = new SourceNotes();
        var services = ImmutableArray.CreateBuilder<SourceResource>();
        foreach (var document in files.SelectMany(file => Documents(file)).SelectMany(Items))
        {
            if (IsService(document))
            {
                services.Add(KnativeService.Read((SourceMap)document, notes));
            }
            else
            {
                var kind = SourceTexts.Of((document as SourceMap)?["kind"]) ?? "this document";
                notes.CannotCarry(kind, "only services of Cloud Run are adopted", document.Place);
            }
        }

        return new(IsJson(files[0]) ? SourceForm.ServiceJsonV1 : SourceForm.ServiceYaml, services.ToImmutable(), [], notes.NotCarried, notes.Questions)
        {
            Problems = notes.Problems,
        };
    }

    private static bool IsJson(SourceText file) => JsonText.IsObject(file.Text) || file.Text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['[', ..];

    // A file that is broken is of the form that it was meant to be.
    private static bool IsOfForm(SourceText file)
    {
        try
        {
            return Documents(file).SelectMany(Items).Any(IsService);
        }
        catch (SourceMistakeException)
        {
            return System.Text.RegularExpressions.Regex.IsMatch(
                file.Text, @"^[""' \t{]*apiVersion[""']?\s*:\s*[""']?serving\.knative\.dev/", System.Text.RegularExpressions.RegexOptions.Multiline);
        }
    }

    private static ImmutableArray<SourceValue> Documents(SourceText file) => IsJson(file) ? [JsonText.Read(file)] : YamlDocuments.Read(file);

    private static IEnumerable<SourceValue> Items(SourceValue document) => document switch
    {
        SourceList list => list.Items,
        SourceMap map when map["items"] is SourceList { Items: var items } && map["spec"] is null => items,
        _ => [document],
    };

    private static bool IsService(SourceValue document) => document is SourceMap map
        && SourceTexts.Of(map["apiVersion"])?.StartsWith(ApiPrefix, StringComparison.Ordinal) == true
        && SourceTexts.Of(map["kind"]) is "Service" or null;
}
