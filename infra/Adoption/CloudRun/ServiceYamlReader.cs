using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>
/// Reads services in the shape of the Cloud Run Admin API v1: the YAML that <c>gcloud run services describe</c> exports and Google's
/// pages show, of one or several documents, or the same as JSON.
/// </summary>
public sealed partial class ServiceYamlReader : ISourceReader
{
    private const string ApiName = "serving.knative.dev";

    private static readonly string[] Apis = [ApiName + "/", "run.googleapis.com/"];

    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) =>
        files.All(file => Array.Exists(Apis, api => SourceDocuments.MayHold(file.Text, api.TrimEnd('/'))) && IsOfForm(file));

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
                notes.CannotCarry(kind, SourceNotes.NoService, (document as SourceMap)?["kind"]?.Place ?? document.Place);
            }
        }

        return new(IsJson(files[0]) ? SourceForm.ServiceJsonV1 : SourceForm.ServiceYaml, services.ToImmutable(), [], notes.NotCarried, notes.Questions)
        {
            Problems = notes.Problems,
        };
    }

    private static bool IsJson(SourceText file)
    {
        _ = SourceDocuments.Read(file, out var isJson);
        return isJson;
    }

    // A file that is broken is of the form that it was meant to be.
    private static bool IsOfForm(SourceText file)
    {
        try
        {
            return Documents(file).SelectMany(Items).Any(IsOfApi);
        }
        catch (SourceMistakeException)
        {
            return !Script.IsMatch(file.Text) && System.Text.RegularExpressions.Regex.IsMatch(
                file.Text, @"^[""' \t{]*apiVersion[""']?\s*:\s*[""']?serving\.knative\.dev/", System.Text.RegularExpressions.RegexOptions.Multiline);
        }
    }

    // A script that writes such a file.
    [System.Text.RegularExpressions.GeneratedRegex(@"\A#!|^[^#\n]*<<-?\s*[""'\\]?\w|^\s*gcloud\s", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex Script { get; }

    private static ImmutableArray<SourceValue> Documents(SourceText file) => SourceDocuments.Read(file, out _);

    private static IEnumerable<SourceValue> Items(SourceValue document) => document switch
    {
        SourceList list => list.Items,
        SourceMap map when map["items"] is SourceList { Items: var items } && map["spec"] is null => items,
        _ => [document],
    };

    private static bool IsService(SourceValue document) => IsOfApi(document) && SourceTexts.Of(((SourceMap)document)["kind"]) is "Service" or null;

    // A job is of the same API, or of Cloud Run's own.
    private static bool IsOfApi(SourceValue document) => document is SourceMap map
        && Array.Exists(Apis, api => SourceTexts.Of(map["apiVersion"])?.StartsWith(api, StringComparison.Ordinal) == true);
}
