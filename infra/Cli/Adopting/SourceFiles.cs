using System.Collections.Immutable;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Reads the files that somebody wants adopted or judged.
internal static partial class SourceFiles
{
    private const long MostBytes = 256L << 20;

    public static SourceConfiguration Read(IEnumerable<string> paths)
    {
        ImmutableArray<SourceText> files = [.. paths.Select(Read)];
        if (files.FirstOrDefault(file => Template.IsMatch(file.Text)) is { } template)
        {
            throw new UsageException($"{template.File} is a template, not rendered, such as one of Helm. Render it, as by 'helm template', and adopt what comes out.");
        }

        RefuseSeveralForms(files);
        try
        {
            var source = SourceReaders.Read(files) ?? throw Broken(files) ?? throw new UsageException(
                files.FirstOrDefault(IsTerraformState) is { } state
                ? $"{state.File}: this is a state as Terraform keeps it, which may change with every version. Say 'terraform show -json > state.json' beside it, and adopt that."
                : files.FirstOrDefault(file => Workflow.IsMatch(file.Text)) is { } workflow
                ? $"{workflow.File} is a workflow of GitHub Actions, whose actions deploy and which names no service by itself. Adopt the file or the command line that it "
                    + "deploys with, or what 'gcloud run services describe SERVICE --format export' prints."
                : $"{string.Join(", ", paths)}: this is none of the forms that are read. They are: {Forms()}. A stack file is called Pulumi.<stack>.yaml.");
            return source.Services.Length > 0
                ? source
                : throw new UsageException(source.NotCarried.Where(MayHoldService).Select(one => $"{one.Place}: {one.What}: {one.Reason}.").ToList() is { Count: > 0 } lines
                    ? string.Join('\n', lines)
                    : $"{string.Join(", ", paths)}: no service of Cloud Run stands in it, so that there is nothing to adopt.");
        }
        catch (SourceMistakeException mistake)
        {
            throw new UsageException(mistake.Message);
        }
    }

    // A service that its own count makes none of, what is nearly one, and a module whose inside is not here.
    private static bool MayHoldService(NotCarried one) => one.Reason == Adoption.SourceNotes.NoService || one.What.Split('.') is ["module", _]
        or [.., "google_cloud_run_v2_service" or "google_cloud_run_service" or "google_cloud_run_v2_job" or "google_cloud_run_v2_worker_pool", _];

    private static void RefuseSeveralForms(ImmutableArray<SourceText> files)
    {
        var forms = files.Select(file => (file.File, Reader: SourceReaders.All.FirstOrDefault(reader => reader.Recognises([file])))).Where(one => one.Reader is not null)
            .DistinctBy(one => one.Reader).ToList();
        if (forms.Count > 1)
        {
            throw new UsageException($"{string.Join(", ", forms.Select(one => $"{one.File} is {FormOf(one.Reader!)}"))}: these are several forms of source. Adopt each by itself.");
        }
    }

    private static string FormOf(ISourceReader reader) => AdoptText.FormOf(reader switch
    {
        ServiceYamlReader => SourceForm.ServiceYaml,
        ServiceJsonReader => SourceForm.ServiceJsonV2,
        GcloudReader => SourceForm.Gcloud,
        TerraformReader => SourceForm.Terraform,
        TerraformShowReader => SourceForm.TerraformShowJson,
        ComposeReader => SourceForm.Compose,
        _ => SourceForm.PulumiExport,
    });

    // JSON that is broken could be of any form.
    private static UsageException? Broken(IEnumerable<SourceText> files)
    {
        try
        {
            foreach (var file in files.Where(file => SourceDocuments.BeginsAsJson(file.Text)))
            {
                _ = SourceDocuments.Read(file, out _);
            }

            return null;
        }
        catch (SourceMistakeException mistake)
        {
            return new(mistake.Message);
        }
    }

    private static bool IsTerraformState(SourceText file) => file.Text.TrimStart().StartsWith('{')
        && file.Text.Contains("\"terraform_version\"", StringComparison.Ordinal) && file.Text.Contains("\"lineage\"", StringComparison.Ordinal);

    // What another program fills in before anybody reads the file.
    [System.Text.RegularExpressions.GeneratedRegex(@"\{\{-?\s*(\.Values\b|\.Release\b|\.Chart\b|include\s|template\s|range\s|with\s|toYaml\s)")]
    private static partial System.Text.RegularExpressions.Regex Template { get; }

    // A workflow of GitHub's.
    [System.Text.RegularExpressions.GeneratedRegex(@"^jobs:\s*$(?=[\s\S]*^\s+(runs-on|uses):)", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex Workflow { get; }

    private static string Forms() => string.Join(", ", Enum.GetValues<SourceForm>().Select(AdoptText.FormOf).Distinct());

    private static SourceText Read(string path)
    {
        try
        {
            if (OrdinaryFile.Refusal(path, MostBytes) is { } refusal)
            {
                throw new UsageException($"{path} {refusal}. Name a file of text.");
            }

            using var reader = new StreamReader(OrdinaryFile.Open(path), new UTF8Encoding(false, true));
            return new(path, reader.ReadToEnd());
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not UTF-8 text. Save it as UTF-8.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(failure is FileNotFoundException or DirectoryNotFoundException
                ? $"There is no file '{path}'. Name what is to be adopted."
                : $"{path} cannot be read: {failure.Message.TrimEnd('.')}.");
        }
    }
}
