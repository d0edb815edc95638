using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What stands beside the services of a source and nothing in the stack file names: the stack leaves it as it is, and says so.
internal sealed class UntakenResources(SourceConfiguration source, IReadOnlyList<SourceResource> services, DraftMap config)
{
    // What has a note of its own: a stack enables what it needs.
    private const string Api = "api";

    private readonly HashSet<string> _named = [.. Texts(config)];

    public void Note(AdoptedNotes notes)
    {
        foreach (var thing in source.Beside.Where(thing => thing is { Kind: not Api, Name: not null } && !IsNamed(thing)).ToList())
        {
            var what = $"beside.{thing.Kind}[{thing.Name}]";
            if (!notes.NotCarried.Exists(one => one.What.StartsWith(what, StringComparison.Ordinal)))
            {
                notes.NotCarried.Add(new(what, $"{Reason(thing)}: it stays as it is", thing.Place));
            }
        }
    }

    private bool IsNamed(SourceResource thing) => thing.Kind switch
    {
        "secret" => _named.Any(text => text.Split(':')[0].Split('/')[^1] == thing.Name),
        "record" => SourceTexts.Of(thing.Properties["managedZone"])?.Split('/')[^1] is { } zone && _named.Contains(zone),
        _ => _named.Any(text => text == thing.Name || text.EndsWith($"/{thing.Name}", StringComparison.Ordinal)),
    };

    private string Reason(SourceResource thing) => thing.Kind switch
    {
        "serviceAccount" => string.Create(CultureInfo.InvariantCulture, $"{Users(thing)} services run as it, and a stack has an account for each service"),
        "secret" => "no service reads it",
        _ => "the stack has none of its own in its place",
    };

    private int Users(SourceResource account) => services.Count(service =>
        OptionsDraft.AccountOf(service)?.Split('@')[0] == account.Name);

    private static IEnumerable<string> Texts(DraftNode? node) => node switch
    {
        DraftMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        DraftList list => list.Items.SelectMany(Texts),
        DraftText { Value: string text } => [text],
        _ => [],
    };
}
