using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// A stack file that says what a source states, and everything that is to be told of it.
internal sealed record AdoptedStack(
    SourceConfiguration Source,
    string Text,
    StackCheck Check,
    IReadOnlyList<NotCarried> NotCarried,
    IReadOnlyList<SourceQuestion> Questions,
    IReadOnlyList<string> Commands,
    IReadOnlyDictionary<string, Server> Servers,
    IReadOnlyList<Violation> Problems)
{
    // What no silence of the stack file answers for.
    public bool HasErrors => Problems.Any(problem => problem.IsError);
}

// Makes a stack file of a source.
internal sealed partial class StackAdoption
{
    private const string Unnamed = "service";
    // What a service is made of, rather than one of its values.
    private static readonly string[] Whole = ["template", "template.containers", "template.volumes"];

    private const string Reason = "It runs so today: taken over from";

    private readonly SourceConfiguration _source;
    private readonly AdoptAnswers _said;
    private readonly AdoptAnswers _answers;
    private readonly string _file;
    private readonly AdoptedNotes _notes = new();
    private readonly List<SourceResource> _services;

    private readonly Dictionary<string, IReadOnlyList<DraftMap>> _containers = [];

    private readonly bool _isSilenced;

    private StackAdoption(SourceConfiguration source, AdoptAnswers answers, string stack, bool isSilenced)
    {
        (_source, _said, _isSilenced) = (source, answers, isSilenced);
        var first = source.Services.FirstOrDefault();
        _answers = new(
            answers.Project ?? TextOf(first, "project") ?? DefaultOf("project"),
            answers.Region ?? TextOf(first, "location") ?? DefaultOf("location"),
            answers.Protect ?? (source.Protection is null ? null : true));
        _file = $"Pulumi.{stack}.yaml";
        _services = [.. source.Services.Where(IsOfStack)];
    }

    public static AdoptedStack Of(SourceConfiguration source, AdoptAnswers answers, string stack) => new StackAdoption(source, answers, stack, isSilenced: true).Make();

    // The same without silences: what is wrong with a source that nobody adopts.
    public static AdoptedStack Check(SourceConfiguration source, string stack) => new StackAdoption(source, new(null, null, null), stack, isSilenced: false).Make();

    // What is taken for something that a source does not say, where somebody may yet say otherwise.
    public static string? DefaultOf(SourceConfiguration source, string path) => source.Questions.FirstOrDefault(question => question.Path == path
        || question.Path.EndsWith($"].{path}", StringComparison.Ordinal))?.Default;

    private AdoptedStack Make()
    {
        RefuseWhatLeavesNothing();
        var config = new DraftMap();
        var first = _services.FirstOrDefault();
        config.Add("gcp:project", _answers.Project ?? "", PlaceOf(first, "project")).Add("gcp:region", _answers.Region ?? "", PlaceOf(first, "location"));
        var platform = PlatformDraft.Write(_source, _services, _answers, _notes);
        config.Add("gpuinfra:platform", platform);
        var services = new DraftMap();
        foreach (var service in _services)
        {
            WriteService(service, services);
        }

        config.Add("gpuinfra:services", services);
        foreach (var other in _source.Services.Except(_services))
        {
            var (project, region) = (TextOf(other, "project"), TextOf(other, "location"));
            List<string> flags =
            [
                .. project is not null && project != _answers.Project ? [$"{AdoptQuestions.ProjectFlag} {project}"] : (string[])[],
                .. region is not null && region != _answers.Region ? [$"{AdoptQuestions.RegionFlag} {region}"] : (string[])[],
            ];
            _notes.NotCarried.Add(new(
                $"services[{AdoptText.NameOf(other, _source)}]",
                $"it is in another project or region than {_services.FirstOrDefault()?.Name}: adopt it into a stack of its own, by {string.Join(' ', flags)}", other.Place));
        }

        new UntakenResources(_source, _services, config).Note(_notes);
        var questions = _source.Questions.Concat(_notes.Questions).Select(OfStack).Select(Discreet).DistinctBy(AskedOf).Where(IsOpen).Where(IsOfWritten).ToList();
        new AskedKeys(config, services, _containers, _source.Services.Length > 1).Mark(questions);
        var silences = new DraftSilences(config, _file, Reason);
        var (lines, check) = _isSilenced && _source.Form != SourceForm.Compose ? silences.Settle() : silences.Checked();
        return new(
            _source,
            string.Concat(lines.Select(line => $"{line.Text}\n")),
            check,
            [.. _source.NotCarried.Concat(_notes.NotCarried).DistinctBy(one => one.What)],
            questions,
            [.. _notes.Commands.Distinct()],
            _notes.Servers,
            [.. SourceProblems(), .. _notes.Problems.Select(one => Placed(one.Violation, one.Place)), .. check.Problems.Select(problem => InSource(problem, lines))]);
    }

    // What is said against the source would leave all of it out.
    private void RefuseWhatLeavesNothing()
    {
        if (_services.Count > 0 || _source.Services.IsEmpty)
        {
            return;
        }

        var wrong = new[]
        {
            (Flag: AdoptQuestions.ProjectFlag, Said: _said.Project, InSource: TextOf(_source.Services[0], "project"), Place: PlaceOf(_source.Services[0], "project")),
            (Flag: AdoptQuestions.RegionFlag, Said: _said.Region, InSource: TextOf(_source.Services[0], "location"), Place: PlaceOf(_source.Services[0], "location")),
        }.Where(one => one.Said is not null && one.InSource is not null && one.Said != one.InSource)
            .Select(one => $"{one.Flag} is {one.Said}, but {one.Place} says {one.InSource}");
        throw new UsageException($"{string.Join("; ", wrong)}. What runs there is not what runs here: leave the flag out, or correct the source. Nothing is written.");
    }

    private void WriteService(SourceResource service, DraftMap services)
    {
        _notes.Prefix = Prefix(service);
        if (service.Name is null && _isSilenced && _source.Form != SourceForm.Compose)
        {
            _notes.Add(FormRules.ValueIsGiven.Broken(
                $"{_notes.Prefix}name", $"is not known, and a service called {Unnamed} would be made beside the one that runs",
                $"Rename the key {Unnamed} of the stack file to the name of the service, and write the file for 'pulumi import' by --import-only."), service.Place);
        }

        var draft = new ServiceDraft(service, new(_source.Form != SourceForm.Compose, DefaultOf, AccountIdOf), _notes);
        var map = draft.Write();
        services.Add(service.Name ?? Unnamed, map, service.Place);
        _containers[service.Name ?? Unnamed] = draft.Containers;
        if (draft.Server is { } server)
        {
            _notes.Servers[service.Name ?? Unnamed] = server;
        }

        // What is not evaluated is asked for, and would perhaps be carried.
        foreach (var open in draft.Stated.Rest.Where(leaf => leaf.Value is SourceUnknown or SourceSecret))
        {
            AskFor(open.Path, open.Value);
        }

        foreach (var rest in draft.Stated.Rest.Where(leaf => leaf.Value is not (SourceUnknown or SourceSecret)).GroupBy(leaf => (Whole: WholeOf(leaf.Path), Reason: LeftOutReasons.Of(leaf.Path))))
        {
            _notes.CannotCarry(rest.Count() == 1 ? rest.First().Path : rest.Key.Whole, rest.Key.Reason, rest.First().Value.Place);
        }

        foreach (var (path, value, wanted) in draft.Stated.Misfits)
        {
            if (Fraction.IsMatch(SourceTexts.Of(value) ?? ""))
            {
                _notes.CannotCarry(path, $"it is {SourceTexts.Of(value)}, but must be {wanted}", value.Place);
            }
            else
            {
                _notes.Add(SourceRules.ApiTakesSource.Broken(
                    _notes.Prefix + path, $"is {SourceTexts.Of(value)}, but must be {wanted}", "Correct it: the stack file does not say it."), value.Place);
            }
        }

        foreach (var (path, value) in draft.Stated.Withheld)
        {
            AskFor(path, value);
        }
    }

    private void AskFor(string path, SourceValue value) => _notes.Ask(path, value switch
    {
        SourceUnknown unknown => $"the value, which is not evaluated: {unknown.Names} ({unknown.Reason})",
        _ when Whole.Contains(path) => "all of it is secret here, and not read: adopt what 'gcloud run services describe SERVICE --format export' prints in its place",
        _ => "the value, which is secret",
    }, null, value.Place);

    // What a property is a part of, or the list that it is an item's of.
    private static string WholeOf(string path)
    {
        var whole = path.LastIndexOfAny(['.', '[']) is > 0 and var end ? path[..end] : path;
        return whole.EndsWith(']') ? whole[..whole.LastIndexOf('[')] : whole;
    }

    private bool IsOfStack(SourceResource service) =>
        (TextOf(service, "location") ?? _answers.Region) == _answers.Region && (TextOf(service, "project") ?? _answers.Project) == _answers.Project;

    private IEnumerable<Violation> SourceProblems() => _source.Problems.Select(problem => Placed(
        RuleOf(problem.Kind).Broken(problem.Path, problem.Problem, problem.Fix), problem.Place));

    private static Rule RuleOf(SourceProblemKind kind) => kind switch
    {
        SourceProblemKind.Misplaced => SourceRules.KeyIsInPlace,
        SourceProblemKind.Unknown => SourceRules.SourceKeyIsKnown,
        SourceProblemKind.Exposed => SourceRules.SourceHoldsNoSecret,
        _ => SourceRules.ApiTakesSource,
    };

    // A place of the stack file is one of the source that it comes from.
    private Violation InSource(Violation problem, IReadOnlyList<DraftLine> lines)
    {
        var line = Math.Min(problem.Place.Line, lines.Count) - 1;
        var from = line < 0 ? null : lines[line].Place;
        return Placed(problem, from ?? _services.FirstOrDefault()?.Place ?? new(_file, 0, 0));
    }

    private static Violation Placed(Violation violation, SourcePlace place) =>
        violation with { Place = new Place(place.Line, place.Column) { File = place.File } };

    private string Prefix(SourceResource service) => _source.Services.Length > 1 ? $"services[{service.Name}]." : "";

    private string? DefaultOf(string path) => DefaultOf(_source, path);

    // The id of an account that the source makes for one service alone, which the stack takes over.
    private string? AccountIdOf(string email)
    {
        var account = _source.Beside.FirstOrDefault(resource => resource.Kind == "serviceAccount" && resource.Name is { } id && AccountAddress.Of(id, _answers.Project ?? "") == email);
        if (account is null || _services.Count(service => OptionsDraft.AccountOf(service) == email) != 1)
        {
            return null;
        }

        PlatformDraft.NoteWords(account, _notes);
        return account.Name;
    }

    private static string? TextOf(SourceResource? service, string path) => SourceTexts.Of(service?.Properties[path]);

    // A time that Cloud Run takes, and no key does.
    [System.Text.RegularExpressions.GeneratedRegex(@"\A[0-9]+\.[0-9]+s\z")]
    private static partial System.Text.RegularExpressions.Regex Fraction { get; }

    private static SourcePlace? PlaceOf(SourceResource? service, string path) => service?.Properties[path]?.Place;
}
