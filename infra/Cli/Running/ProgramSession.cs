using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The runs of a program for one stack, with all that was said on the way.
internal sealed class ProgramSession(OwnRun run, CallAnswers answers, TimeSpan limit, CancellationToken cancellation) : IDisposable
{
    private const int MostLines = 20;

    private readonly CancellationTokenSource _time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("gpuinfra-program-");
    private HeardProgram _heard = null!;

    // What is run, once it is compiled.
    public string Program { get; private set; } = run.Program;

    // What its functions would only know of the cloud, and what else it had to say.
    public IEnumerable<string> Notes(Plan plan) =>
    [
        .. _heard.Logs,
        .. plan.Diagnostics.Select(note => $"{note.Severity}: {note.Message}"),
        .. run.Stack.SecretKeys.Select(key => $"info: The secret {key} is {ConfigSecret.Text} to the program: nothing is decrypted."),
    ];

    // The plan is that of a run in which nothing is known, as in a preview of Pulumi. What two more runs, with other stand-ins each, make of
    // whole ones alike is a reference in it.
    public async Task<Plan> PlanAsync()
    {
        _time.CancelAfter(limit);
        _heard = new(run, answers, standIns: null);
        var end = await RunAsync(_heard);
        if (end.ExitCode != 0 || _heard.Wanted.Count > 0)
        {
            throw new ProgramFailedException(Failure(end));
        }

        var recorder = _heard.Recorder;
        if (recorder.IsEmpty)
        {
            recorder.Note("The program registered nothing: the plan is empty. Look whether it awaits Deployment.RunAsync, or what its language has for that.");
        }

        return recorder.HasUnknown
            && await RunWithStandInsAsync(StandInForm.Shorter) is { HasStandIns: true } shorter
            && await RunWithStandInsAsync(StandInForm.Longer) is { } longer
                ? recorder.Build(shorter, longer)
                : recorder.Build();
    }

    public void Dispose()
    {
        _time.Dispose();
        try
        {
            _home.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The program had it to itself, and may have deleted or locked it.
        }
    }

    // A program may trip over a stand-in, so that a value stays unknown.
    private async Task<ProgramRecorder?> RunWithStandInsAsync(StandInForm form)
    {
        var heard = new HeardProgram(run, answers, form);
        var end = await RunAsync(heard);
        if (end.ExitCode == 0)
        {
            return heard.Recorder;
        }

        _heard.Recorder.Note(end.IsTooLong
            ? string.Create(CultureInfo.InvariantCulture, $"All runs of the program did not end within {limit.TotalSeconds:0} s: what only the cloud knows is unknown in this plan. --time-limit gives them longer.")
            : "The program takes apart what only the cloud knows: such values are unknown in this plan.");
        return null;
    }

    private async Task<ProgramEnd> RunAsync(HeardProgram heard)
    {
        try
        {
            return await EngineProcess.RunAsync(Order(), heard.Hear, _time.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? throw new ProgramFailedException("The run of the program was cut short.") : ProgramEnd.TooLong;
        }
        finally
        {
            Program = heard.Program.Length > 0 ? heard.Program : Program;
        }
    }

    private JsonObject Order() => new()
    {
        ["project"] = run.Project.Name,
        ["stack"] = run.Stack.Stack,
        ["root"] = run.Place.Root,
        ["folder"] = run.Place.Folder,
        ["entryPoint"] = run.Place.EntryPoint,
        ["runtime"] = run.Project.Runtime,
        ["options"] = JsonNode.Parse(run.Project.RuntimeOptions),
        ["host"] = run.Place.Host,
        ["home"] = _home.FullName,
        ["program"] = Program,
        ["config"] = new JsonObject(run.Stack.ConfigTexts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)JsonValue.Create(text.Value)))),
        ["secretKeys"] = new JsonArray([.. run.Stack.SecretKeys.Select(key => (JsonNode)JsonValue.Create(key))]),
    };

    private string Failure(ProgramEnd end)
    {
        var stack = $"{run.Project.Name}/{run.Stack.Stack}";
        IEnumerable<string> lines = _heard.Wanted.Count > 0 ? _heard.Wanted
            : end.IsTooLong ? [string.Create(CultureInfo.InvariantCulture, $"It did not end within {limit.TotalSeconds:0} s. --time-limit gives it longer."), .. Last(_heard.Lines)]
            : end.Phase == "build" ? ["It does not compile:", .. Last([.. _heard.Lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct()])]
            : end.Phase == "start" ? [end.Error ?? "It cannot be started: is the .NET SDK there? https://dotnet.microsoft.com/download"]
            : _heard.Errors.Any() ? [.. _heard.Errors, .. Causes()]
            : [.. end.Error is { } error ? [error] : Array.Empty<string>(), .. Last(_heard.Lines), .. Causes(),
                string.Create(CultureInfo.InvariantCulture, $"It ended with the exit code {end.ExitCode}.")];
        return $"{stack}: The program failed, so that there is no plan.\n{string.Join('\n', lines.SelectMany(line => line.Split('\n')).Select(line => $"  {line.TrimEnd('\r').Replace("\t", "  ", StringComparison.Ordinal)}"))}";
    }

    // What a program may have failed on that 'pulumi up' would say otherwise.
    private IEnumerable<string> Causes() =>
    [
        .. _heard.Unanswered.Count == 0 ? [] : _heard.Unanswered.Prepend(
            "It was told that these results are unknown. If it needs them, write them into a file, and name it with --answers:"),
        .. _heard.Answered.Select(token => $"It was answered for {token} as the file of --answers says: look whether the result has all names, each in its form."),
        .. run.Stack.SecretKeys.Count == 0 ? Array.Empty<string>() :
        [
            $"Its secrets are {ConfigSecret.Text} to it ({string.Join(", ", run.Stack.SecretKeys)}): nothing is decrypted. Where it wants a number, a flag or an object of one, "
                + "write a stack file for the plan that has a value in plain text there.",
        ],
    ];

    private static IEnumerable<string> Last(IReadOnlyList<string> lines) => lines.Skip(Math.Max(0, lines.Count - MostLines));
}
