using System.CommandLine;
using System.Text.Json.Nodes;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// gpuinfra adopt: the stack file that says what runs today.
internal sealed class AdoptCommand : Command
{
    private const string Text = "text";
    private const string Json = "json";
    private const string DefaultStack = "adopted";
    private const string ImportOnly = "--import-only";

    private readonly Argument<string[]> _files = new("file")
    {
        Description = "What runs today: the YAML or JSON of a Cloud Run service, a script with gcloud run deploy, Terraform, a Compose file, or an export of "
            + "a Pulumi stack. Its form is recognised.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _stack = new("--stack")
    {
        Description = "The name of the stack.",
        DefaultValueFactory = _ => DefaultStack,
    };

    private readonly Option<string?> _root = RootOption.Create();

    private readonly Option<string?> _project = new(AdoptQuestions.ProjectFlag)
    {
        Description = "The Google Cloud project. Left out, what the source says, or somebody at the terminal, or the file asks.",
        HelpName = "id",
    };

    private readonly Option<string?> _region = new(AdoptQuestions.RegionFlag)
    {
        Description = "The region. Left out, what the source says, or somebody at the terminal, or the file asks.",
        HelpName = "region",
    };

    private readonly Option<bool?> _protect = new(AdoptQuestions.ProtectFlag)
    {
        Description = "Whether the stack is protected. Left out, somebody at the terminal is asked; where nobody is, it is not, and the file asks.",
    };

    private readonly Option<bool> _importOnly = new(ImportOnly)
    {
        Description = "Write only the file for 'pulumi import', by the stack file that is there already, such as one that was corrected after it was adopted.",
    };

    private readonly Option<bool> _yes = new("--yes") { Description = "Ask nothing: what is left out, the file asks." };

    private readonly FormatOptions _format;

    private readonly Terminal _terminal;

    public AdoptCommand(Terminal terminal)
        : base("adopt", "Writes the stack file that says what runs today, and lists what it could not carry over, what must be asked and what is wrong.")
    {
        _terminal = terminal;
        Arguments.Add(_files);
        foreach (var option in (Option[])[_stack, _project, _region, _protect, _importOnly, _yes, _root])
        {
            Options.Add(option);
        }

        _format = new(this, [Text, Json], "How to write what was read and found: lines to read, or JSON.");
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var source = SourceFiles.Read(parsed.GetValue(_files)!);
        return parsed.GetValue(_importOnly)
            ? await WriteImportAsync(parsed, StartPlace.Find(parsed.GetValue(_root), parsed.GetValue(_stack)!), source)
            : await WriteStackAsync(parsed, StartPlace.Of(parsed.GetValue(_root), parsed.GetValue(_stack)!), source);
    }

    private async Task<int> WriteStackAsync(ParseResult parsed, StartPlace start, SourceConfiguration source)
    {
        var said = new AdoptAnswers(parsed.GetValue(_project), parsed.GetValue(_region), parsed.GetValue(_protect));
        var answers = new AdoptQuestions(_terminal, parsed.GetValue(_yes)).Complete(said, source);
        var adopted = StackAdoption.Of(source, answers, start.Stack);
        var import = await AdoptedImports.FileAsync(source, adopted.Check, ProjectOf(start));
        List<(string Path, string Text)> files =
        [
            (start.StackFile, adopted.Text),
            .. start.Project is null ? NewProject.MissingIn(start.Root) : [],
            .. import is { Entries.Count: > 0 } ? [(ImportOf(start), ImportFileJson.Write(import))] : (IEnumerable<(string, string)>)[],
        ];
        start.RefuseWhatIsThere([.. files.Select(file => file.Path)]);
        OutOption.RefuseOneOf(parsed, [.. parsed.GetValue(_files)!, .. files.Select(file => file.Path)]);
        await TextFiles.CreateAsync(files);

        List<string> written = [.. files.Select(file => StartPlace.Shown(file.Path))];
        await _terminal.Output.WriteAsync(_format.Of(parsed) == Json
            ? JsonText.Of(AdoptText.Json(adopted, written))
            : AdoptText.Write(adopted, [.. written.Select(file => $"{file} is written."), .. HowToImport(parsed, start, adopted, import)]));
        return adopted.HasErrors ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    private async Task<int> WriteImportAsync(ParseResult parsed, StartPlace start, SourceConfiguration source)
    {
        if (!File.Exists(start.StackFile))
        {
            throw new UsageException($"There is no {StartPlace.Shown(start.StackFile)}: adopt the source without {ImportOnly} first.");
        }

        var check = StackCheck.Of(StackFile.Read(start.StackFile));
        var import = await AdoptedImports.FileAsync(source, check, ProjectOf(start));
        if (import is null or { Entries.Count: 0 })
        {
            throw new UsageException(import is not null || source.Form == SourceForm.Compose
                ? "Nothing of the source is what the stack file makes, so that there is nothing to import."
                : $"{StartPlace.Shown(start.StackFile)} has errors, which 'gpuinfra check {start.Stack}' tells. Correct them first: the ids follow from what it says.");
        }

        start.RefuseWhatIsThere([ImportOf(start)]);
        OutOption.RefuseOneOf(parsed, [.. parsed.GetValue(_files)!, start.StackFile, ImportOf(start)]);
        await TextFiles.CreateAsync([(ImportOf(start), ImportFileJson.Write(import))]);
        var file = StartPlace.Shown(ImportOf(start));
        await _terminal.Output.WriteAsync(_format.Of(parsed) == Json
            ? JsonText.Of(new JsonObject { ["files"] = JsonText.Array([file]) })
            : $"{file} is written.\n{ImportCommand(start, check)}\n");
        return ExitCode.Fine;
    }

    private IEnumerable<string> HowToImport(ParseResult parsed, StartPlace start, AdoptedStack stack, ImportFile? import) => import switch
    {
        { Entries.Count: > 0 } => [ImportCommand(start, stack.Check)],
        { } when stack.Source.Form != SourceForm.Compose =>
        [
            "No file for 'pulumi import' is written, since nothing that the stack file makes is known to run already. Correct what is asked, and then: "
                + ImportLater(parsed, start),
        ],
        null when stack.Source.Form != SourceForm.Compose =>
        [
            "The file for 'pulumi import' is not written while the stack file has errors, since the ids follow from what it says. Correct it, and then: "
                + ImportLater(parsed, start),
        ],
        _ => [],
    };

    private string ImportLater(ParseResult parsed, StartPlace start) =>
        $"gpuinfra adopt {string.Join(' ', parsed.GetValue(_files)!.Select(ShellWord.Of))} --stack {start.Stack} {ImportOnly}";

    // An import protects what it takes unless it is told otherwise, until the next deployment sets what the stack file says.
    private static string ImportCommand(StartPlace start, StackCheck check) =>
        $"Take what exists into the state, and nothing is made a second time: pulumi import --file {ShellWord.Of(StartPlace.Shown(ImportOf(start)))} --stack {start.Stack}"
            + $"{(check.Settings.Platform.Protect == false ? " --protect=false" : "")}. Look at 'pulumi preview' before 'pulumi up'.";

    private static string ProjectOf(StartPlace start) => start.Project?.Name ?? NewProject.NameOf(start.Root);

    private static string ImportOf(StartPlace start) => Path.Combine(start.Root, $"{start.Stack}.import.json");
}
