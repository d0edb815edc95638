using System.CommandLine;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// gpuinfra adopt: the stack file that says what runs today.
internal sealed class AdoptCommand : Command
{
    private const string Text = "text";
    private const string Json = "json";
    private const string DefaultStack = "adopted";

    // What runs the program where there is no project yet; 'gpuinfra init' writes the program itself.
    private const string Project =
        "name: gpuinfra\ndescription: GPU inference on Google Cloud Run, checked before it is deployed\nruntime:\n  name: dotnet\nmain: infra/Program\n";

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

    private readonly Option<string> _root = new("--root")
    {
        Description = "The folder that Pulumi.<stack>.yaml is written into, and Pulumi.yaml where there is none. No file is overwritten.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> _project = new("--project") { Description = "The Google Cloud project. Left out, what the source says, or the file asks." };

    private readonly Option<string?> _region = new("--region") { Description = "The region. Left out, what the source says, or the file asks." };

    private readonly Option<bool?> _protect = new("--protect") { Description = "Whether the stack is protected. Left out, it is not, and the file asks." };

    private readonly FormatOptions _format;

    private readonly Terminal _terminal;

    public AdoptCommand(Terminal terminal)
        : base("adopt", "Writes the stack file that says what runs today, and lists what it could not carry over, what must be asked and what is wrong.")
    {
        _terminal = terminal;
        Arguments.Add(_files);
        foreach (var option in (Option[])[_stack, _root, _project, _region, _protect])
        {
            Options.Add(option);
        }

        _format = new(this, [Text, Json], "How to write what was read and found: lines to read, or JSON.");
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var (stack, folder) = (parsed.GetValue(_stack)!, parsed.GetValue(_root)!);
        if (!StackNames.IsValid(stack))
        {
            throw new UsageException($"'{VisibleText.Of(stack)}' is no name of a stack: it is {StackNames.Form}.");
        }

        var path = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        RefuseTaken(path);
        var source = SourceFiles.Read(parsed.GetValue(_files)!);
        var adopted = StackAdoption.Of(source, new(parsed.GetValue(_project), parsed.GetValue(_region), parsed.GetValue(_protect)), stack);
        var texts = new OrderedDictionary<string, string> { [path] = adopted.Text };
        if (!ProjectFile.OtherNames.Append(ProjectFile.FileName).Any(name => Path.Exists(Path.Combine(folder, name))))
        {
            texts.Add(Path.Combine(folder, ProjectFile.FileName), Project);
        }

        var import = await AdoptedImports.FileAsync(adopted);
        if (import is { Entries.Count: > 0 })
        {
            texts.Add(Path.Combine(folder, $"{stack}.import.json"), ImportFileJson.Write(import));
        }

        // Before the first of them is written.
        foreach (var file in texts.Keys)
        {
            RefuseTaken(file);
        }

        foreach (var (file, text) in texts)
        {
            await TextFiles.ReplaceAsync(file, text);
        }

        List<string> files = [.. texts.Keys];
        await _terminal.Output.WriteAsync(_format.Of(parsed) == Json
            ? JsonText.Of(AdoptText.Json(adopted, files))
            : AdoptText.Write(adopted, [.. files.Select(file => $"{file} is written."), .. HowToImport(adopted, files, import)]));
        return adopted.HasErrors ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    // An import protects what it takes unless it is told otherwise, until the next deployment sets what the stack file says.
    private static IEnumerable<string> HowToImport(AdoptedStack stack, IReadOnlyList<string> files, ImportFile? import) => import switch
    {
        { Entries.Count: > 0 } =>
        [
            $"Take what exists into the state, and nothing is made a second time: pulumi import --file {files[^1]} --stack {stack.Check.File.Stack}"
                + $"{(stack.Check.Settings.Platform.Protect == true ? "" : " --protect=false")}. Look at 'pulumi preview' before 'pulumi up'.",
        ],
        null when stack.Source.Form != SourceForm.Compose =>
            ["The file for 'pulumi import' is not written while the stack file has errors: remove it, and adopt again with --project and --region."],
        _ => [],
    };

    private static void RefuseTaken(string path)
    {
        if (Path.Exists(path))
        {
            throw new UsageException($"{path} is there already, and nothing is overwritten. Name another stack with --stack, or remove it.");
        }
    }
}
