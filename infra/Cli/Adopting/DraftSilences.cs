namespace GpuInfra.Cli;

// Silences what a source breaks today, so that it can go on as it is, and says of each where it comes from.
internal sealed class DraftSilences(DraftMap config, string file, string reason)
{
    private const string Platform = "gpuinfra:platform";
    private const string Services = "gpuinfra:services";
    private const int MostRounds = 4;

    private readonly Dictionary<(string Part, string Rule, string Path), Violation> _silenced = [];

    // A source may have two of one name, which the form of the file refuses.
    private readonly Dictionary<string, DraftMap?> _services = ((config.Find(Services)?.Value as DraftMap)?.Entries ?? [])
        .DistinctBy(service => service.Key)
        .ToDictionary(service => ArgumentPath.Key(Services, service.Key), service => service.Value as DraftMap);

    // The draft with its silences, and what its check finds then.
    public (IReadOnlyList<DraftLine> Lines, StackCheck Check) Settle()
    {
        var (lines, check) = Checked();
        for (var round = 0; round < MostRounds && Silence(check, lines); round++)
        {
            (lines, check) = Checked();
        }

        return (lines, check);
    }

    // The draft as it is.
    public (IReadOnlyList<DraftLine> Lines, StackCheck Check) Checked()
    {
        var lines = DraftWriter.Lines(WithSilences());
        return (lines, StackCheck.Of(StackFile.Parse(string.Concat(lines.Select(line => $"{line.Text}\n")), file)));
    }

    // Whether anything was silenced that was not before.
    private bool Silence(StackCheck check, IReadOnlyList<DraftLine> lines)
    {
        var known = _silenced.Count;
        foreach (var error in check.Errors.Where(MayStay))
        {
            foreach (var part in PartsOf(error))
            {
                _ = _silenced.TryAdd((part, error.Rule.Id, error.Path), Located(error, lines));
            }
        }

        return _silenced.Count > known;
    }

    // What is refused for certain runs nowhere today, and nothing stands in the place of a secret. A rule about the whole stack rests on
    // quotas that nobody confirms, and what is offered in a region grows.
    private static bool MayStay(Violation error) =>
        error.Rule is { MayBeSilenced: true } rule && rule != SecretRules.TextHoldsNoSecret
            && (rule.RefusedBy == Refuser.None || error.Path == "gcp:region");

    private static Violation Located(Violation error, IReadOnlyList<DraftLine> lines) =>
        error.Place.Line > 0 && error.Place.Line <= lines.Count && lines[error.Place.Line - 1].Place is { } place
            ? error with { Place = new Place(place.Line, place.Column) { File = place.File } }
            : error with { Place = Place.None };

    // The part that has the path; of the region, each service that may break it there.
    private IEnumerable<string> PartsOf(Violation error) =>
        ArgumentPath.IsWithin(error.Path, Platform) ? [Platform]
        : error.Path == "gcp:region" ? _services.Keys
        : _services.Keys.Where(part => ArgumentPath.IsWithin(error.Path, part) && IsSaid(part, error.Path));

    // What is only asked for breaks a rule until somebody answers, and a mount does while its volume is asked for.
    private bool IsSaid(string part, string path)
    {
        var relative = RelativePath(path, part);
        var key = relative.Split('.', '[')[0];
        var service = _services[part];
        return service?.Find(key == "mounts" ? "volumes" : key)?.Value is not null
            && service.Find(key)?.Asked.Exists(asked => asked.IsOpen && (ArgumentPath.IsWithin(relative, asked.Of) || ArgumentPath.IsWithin(asked.Of, relative))) != true;
    }

    private DraftMap WithSilences()
    {
        var copy = new DraftMap();
        var silenced = _silenced.ToLookup(one => one.Key.Part, one => one.Value);
        foreach (var entry in config.Entries)
        {
            Put(copy, entry, entry.Key switch
            {
                Platform => Silenced((DraftMap)entry.Value!, Platform, silenced[Platform]),
                Services when entry.Value is DraftMap services => services.Entries.Aggregate(new DraftMap(), (map, service) => Put(
                    map, service, service.Value is DraftMap own
                        ? Silenced(own, ArgumentPath.Key(Services, service.Key), silenced[ArgumentPath.Key(Services, service.Key)])
                        : service.Value)),
                _ => entry.Value,
            });
        }

        return copy;
    }

    private static DraftMap Put(DraftMap map, DraftEntry entry, DraftNode? value)
    {
        if (value is not null)
        {
            map.Add(entry.Key, value, entry.Place);
        }

        entry.Asked.ForEach(asked => map.Ask(entry.Key, asked));
        return map;
    }

    private DraftMap Silenced(DraftMap part, string path, IEnumerable<Violation> violations)
    {
        var copy = part.Entries.Aggregate(new DraftMap(), (map, entry) => Put(map, entry, entry.Value));
        return copy.Add("silence", new DraftList([.. violations.Select(one => new DraftMap()
            .Add("rule", one.Rule.Id)
            .Add("path", RelativePath(one.Path, path))
            .Add("reason", one.Place.IsKnown
                ? $"{reason} {one.Place.File}:{one.Place.Line}."
                : $"{reason} what Cloud Run does where nothing is said."))]));
    }

    private static string RelativePath(string path, string part) =>
        path == "gcp:region" ? "location" : path.Length > part.Length ? path[part.Length..].TrimStart('.') : path;
}
