using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra init: the files that an environment begins with.
internal sealed class InitCommand : Command
{
    private const string From = "--from";

    private readonly Argument<string?> _stack = new("stack")
    {
        Description = $"The name of the environment. Left out, {StartAnswers.Dev}.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "stack",
    };

    private readonly Option<string?> _project = Answer(StartAnswers.ProjectFlag, "id", "The Google Cloud project. Each environment has its own.");
    private readonly Option<string?> _region = Answer(StartAnswers.RegionFlag, "region", $"The region. Left out, {SizeQuestion.DefaultRegion}.");

    private readonly Option<string?> _engine =
        Answer(StartAnswers.EngineFlag, "engine", "The inference server. Left out, the one that the model fits best.");

    private readonly Option<string?> _model = Answer(StartAnswers.ModelFlag, "model", $"The model, as its engine calls it. Left out, {StartQuestions.Model}.");

    private readonly Option<string?> _audience = Answer(
        StartAnswers.AudienceFlag, "dev|prod", "Who it is for: dev is easy to throw away and scales to zero, prod is protected, pinned and always on.");

    private readonly Option<string?> _revision =
        Answer(StartAnswers.RevisionFlag, "revision", "The revision of the model, by which it cannot change. prod asks for it, and says what prints it.");

    private readonly Option<string?> _digest =
        Answer(StartAnswers.DigestFlag, "sha256:…", "The digest of the engine's image, by which it cannot change. prod asks for it, and says what prints it.");

    private readonly Option<string?> _from = Answer(From, "stack", "The environment to copy, with the names changed that must differ.");

    private readonly Option<bool> _yes = new("--yes") { Description = "Ask nothing: what is left out gets its default." };

    private readonly Option<string?> _root = RootOption.Create();

    private readonly Terminal _terminal;

    public InitCommand(Terminal terminal)
        : base("init", "Writes what an environment begins with: stack file, project file, program and workflow. It never overwrites.")
    {
        _terminal = terminal;
        _region.CompletionSources.Add([.. Accelerators.All.SelectMany(gpu => gpu.Regions).Select(region => region.Region).Distinct().Order(StringComparer.Ordinal)]);
        _engine.CompletionSources.Add([.. Engines.KnownIds]);
        _model.CompletionSources.Add([.. Models.ShortNames]);
        _audience.CompletionSources.Add([.. StartAnswers.Audiences]);
        _from.CompletionSources.Add(context => RootOption.StacksOf(context.ParseResult.GetValue(_root)));
        Arguments.Add(_stack);
        foreach (var option in (Option[])[_project, _region, _engine, _model, _audience, _revision, _digest, _from, _yes, _root])
        {
            Options.Add(option);
        }

        SetAction((parsed, _) => RunAsync(parsed));
    }

    private static Option<string?> Answer(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var start = StartPlace.Of(parsed.GetValue(_root), parsed.GetValue(_stack) ?? StartAnswers.Dev);
        var said = new StartAnswers
        {
            Project = parsed.GetValue(_project),
            Region = parsed.GetValue(_region),
            Engine = parsed.GetValue(_engine),
            Model = parsed.GetValue(_model),
            Audience = parsed.GetValue(_audience),
            Revision = parsed.GetValue(_revision),
            Digest = parsed.GetValue(_digest),
        };
        var questions = new StartQuestions(start.Stack, _terminal, parsed.GetValue(_yes));
        var (text, notes) = parsed.GetValue(_from) is { } from
            ? CopiedStack.Of(start, from, said).Tell()
            : start.IsOfServices ? (await ComposeAsync(start, said, questions), [])
            : throw new UsageException(
                $"{start.Project!.Name} makes what pipelines need, and no services. Copy a stack file of it, and write projectNumber, environment and "
                    + "gcp:project of the new environment into it.");
        await WriteAsync(start, text, notes);
        return ExitCode.Fine;
    }

    private async Task<string> ComposeAsync(StartPlace start, StartAnswers said, StartQuestions questions)
    {
        while (true)
        {
            said = questions.Complete(said);
            try
            {
                var made = await NewStack.OfAsync(start.StackFile, said, _terminal.Today);
                if (!made.Check.Errors.Any())
                {
                    return made.Text;
                }

                throw Mistake([.. made.Check.Errors]);
            }
            catch (StartMistakeException mistake)
            {
                said = questions.Again(said, mistake);
            }
        }
    }

    // What somebody said is wrong where they said it, and not in a file that is not there yet.
    private static StartMistakeException Mistake(IReadOnlyList<Violation> errors) =>
        new(StartAnswers.FlagOf(errors[0]) ?? StartAnswers.ModelFlag, string.Join('\n', errors.Select(StartAnswers.Told)));

    private async Task WriteAsync(StartPlace start, string text, IReadOnlyList<string> notes)
    {
        var files = NewProject.MissingIn(start.Root).Prepend((Path: start.StackFile, Text: text)).ToList();
        start.RefuseWhatIsThere([.. files.Select(file => file.Path)]);
        await TextFiles.CreateAsync(files);
        foreach (var note in files.Select(file => $"{StartPlace.Shown(file.Path)} is written.").Concat(notes))
        {
            await _terminal.Output.WriteLineAsync(VisibleText.Of(note));
        }

        var root = start.IsHere ? "" : $" --root {start.Root}";
        await _terminal.Output.WriteLineAsync(
            $"\nNext:\n  gpuinfra check {start.Stack}{root}\n  gpuinfra plan {start.Stack}{root}\n  gpuinfra doctor {start.Stack}{root}");
    }
}
