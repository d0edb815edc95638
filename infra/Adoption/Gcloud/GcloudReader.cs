using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>Reads <c>gcloud run deploy</c> command lines: bare, in shell scripts, in fenced blocks of Markdown, in steps of Cloud Build.</summary>
public sealed partial class GcloudReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) => files.Any(static file =>
        Tool().IsMatch(file.Text) && Deploy().IsMatch(file.Text) && !Terraform().IsMatch(file.Text) && !JsonText.IsObject(file.Text));

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var sources = new GcloudSources(files);
        var run = new ShellRun(sources.Find);
        var context = new GcloudContext(run, sources.PlaceOf);
        try
        {
            foreach (var (script, variables) in sources.Scripts())
            {
                foreach (var (name, value) in variables)
                {
                    run.Set(name, value);
                }

                run.Run(ShellParser.Parse(script));
            }
        }
        catch (ShellLimitException limit)
        {
            throw new SourceMistakeException([new SourceMistake(
                sources.PlaceOf(limit.Origin), $"{char.ToUpperInvariant(limit.Message[0])}{limit.Message[1..]}, and no more is evaluated: give the gcloud command line itself.")]);
        }
        catch (ShellSyntaxException mistake)
        {
            throw new SourceMistakeException([new SourceMistake(sources.PlaceOf(mistake.Origin), $"This is no script of a shell: {mistake.Message}.")]);
        }

        var services = GcloudServices.Read(run, context, sources.ByName);
        var beside = new GcloudBeside(context).Read([.. run.Calls.Select(GcloudCommand.Find).OfType<GcloudCommand>()]);
        if (services.IsEmpty && context.Mistakes.IsEmpty)
        {
            if (context.Notes.NotCarried.FirstOrDefault(static one => one.What == GcloudServices.Replace) is { } replaced)
            {
                throw new SourceMistakeException([new SourceMistake(replaced.Place, $"{GcloudServices.Replace}: {replaced.Reason}. Where the script writes it, run the script up to there, "
                    + "or adopt what 'gcloud run services describe SERVICE --format export' prints.")]);
            }

            var place = new SourcePlace(files[0].File, 1, 1);
            throw new SourceMistakeException([new SourceMistake(place, "No gcloud run deploy of this script is reached: give the command line itself.")]);
        }

        return context.Mistakes.IsEmpty
            ? new SourceConfiguration(SourceForm.Gcloud, services, beside, [.. context.Notes.NotCarried.Distinct()], context.Notes.Questions)
            : throw new SourceMistakeException([.. context.Mistakes.OrderBy(static mistake => mistake.Place.Line).ThenBy(static mistake => mistake.Place.Column)]);
    }

    [GeneratedRegex(@"\bgcloud\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tool();

    // In one line, in words of an array or of a list of YAML.
    [GeneratedRegex(@"\brun[""']?(?:\s|\\|,|-|[""'])+(?:deploy|services)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Deploy();

    // Configuration of Terraform may hold command lines that it runs.
    [GeneratedRegex(@"^\s*(?:resource|module|variable|provider|terraform)\b[^\n=]*\{", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Terraform();
}
