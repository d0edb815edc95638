using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The services that are not adopted, and what they do for those that are.
internal sealed partial class ComposeOthers(IReadOnlyList<ComposeEntry> all, IReadOnlyList<ComposeEntry> adopted)
{
    private IEnumerable<ComposeEntry> Others => all.Except(adopted);

    public void Note(SourceNotes notes)
    {
        var plain = Others.Where(entry => !IsVariant(entry) && !RunsOnce(entry)).ToList();
        if (plain.Count > 0)
        {
            notes.CannotCarry($"services {string.Join(", ", plain.Select(static entry => entry.Name).Order(StringComparer.Ordinal))}", "no GPU: not adopted", plain[0].Place);
        }

        foreach (var entry in Others.Where(IsVariant))
        {
            notes.CannotCarry($"service {entry.Name}", "another profile of the same", entry.Place);
        }

        foreach (var entry in Others.Where(entry => !IsVariant(entry) && RunsOnce(entry)))
        {
            notes.CannotCarry($"service {entry.Name}", "a container that runs once: a model import does that", entry.Place);
        }
    }

    // The models that other containers have this service load.
    public ImmutableArray<SourceValue> ModelsOf(ComposeEntry service) => [.. Others.Where(other => Serves(other, service))
        .SelectMany(static other => TextsOf(other).SelectMany(text => Pull().Matches(text.Text)
            .Select(match => (SourceValue)new SourceScalar(match.Groups["model"].Value.Trim('"', '\''), text.Place))))
        .DistinctBy(static model => ((SourceScalar)model).Value)];

    // Another profile of a service that is adopted: the same image without a GPU.
    private bool IsVariant(ComposeEntry entry) => entry["profiles"] is not null && !TextsOf(entry).Any(static text => Once().IsMatch(text.Text))
        && adopted.Any(other => RepositoryOf(other) is { } image && image == RepositoryOf(entry));

    private static string? RepositoryOf(ComposeEntry entry) => SourceTexts.Of(entry["image"])?.Split(':')[0];

    private bool RunsOnce(ComposeEntry entry) => TextsOf(entry).Any(static text => Once().IsMatch(text.Text))
        || all.Any(other => ((other["depends_on"] as SourceMap)?[entry.Name] as SourceMap)?["condition"] is { } condition && SourceTexts.Of(condition) == "service_completed_successfully");

    private bool Serves(ComposeEntry other, ComposeEntry service) =>
        Dependencies(other).Contains(service.Name)
        || TextsOf(other).Any(text => Regex.IsMatch(text.Text, $@"\b{Regex.Escape(service.Name)}:\d+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        || (adopted.Count == 1 && RepositoryOf(other) == RepositoryOf(service));

    private static IEnumerable<string> Dependencies(ComposeEntry entry) => entry["depends_on"] switch
    {
        SourceMap map => map.Entries.Select(static one => one.Name),
        SourceList list => list.Items.Select(SourceTexts.Of).OfType<string>(),
        _ => [],
    };

    private static IEnumerable<(string Text, SourcePlace Place)> TextsOf(ComposeEntry entry) =>
        new[] { entry["entrypoint"], entry["command"] }.OfType<SourceValue>()
            .SelectMany(static value => value is SourceList list ? [.. list.Items] : ImmutableArray.Create(value))
            .Select(static value => (SourceTexts.Of(value) ?? "", value.Place));

    [GeneratedRegex(@"\bollama\s+(?:pull|run)\s+(?<model>[^\s;&|)]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pull();

    [GeneratedRegex(@"\bollama\s+pull\b|\b(?:huggingface-cli|hf)\s+download\b|\bsnapshot_download\b|/api/pull\b|\bgsutil\b|\bgcloud\s+storage\s+cp\b", RegexOptions.CultureInvariant)]
    private static partial Regex Once();
}
