using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The run of a program for one stack, with all that was said on the way.
internal sealed class ProgramSession(OwnRun run, CallAnswers answers, TimeSpan limit, CancellationToken cancellation) : IDisposable
{
    private const int MostLines = 20;
    private const int MostKept = 10_000;
    private const string Unknown = ProgramRecorder.Unknown;

    // The protocol is the same for a plain value and for an output. In these languages an unknown one of either stays unknown.
    private static readonly string[] KeepUnknown = ["nodejs", "python", "yaml"];

    private readonly CancellationTokenSource _time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("gpuinfra-program-");
    private readonly List<string> _logs = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _wanted = [];
    private readonly List<(string Token, JsonObject Args)> _unanswered = [];
    private ProgramRecorder _recorder = null!;

    // What its functions would only know of the cloud, and what else it had to say.
    public IEnumerable<string> Notes(Plan plan) =>
    [
        .. _logs.Distinct(),
        .. plan.Diagnostics.Select(note => $"{note.Severity}: {note.Message}"),
        .. run.Stack.SecretKeys.Select(key => $"info: The secret {key} is {ConfigSecret.Text} to the program: nothing is decrypted."),
    ];

    // A program that takes an output apart may fail on a stand-in: then it is run as in a preview of Pulumi, where none is known.
    public async Task<Plan> PlanAsync()
    {
        _time.CancelAfter(limit);
        var end = await RunAsync(hasStandIns: true, run.IsCompiled);
        if (end is { Phase: "run", ExitCode: not 0 } && _recorder.HasHandedOut && _wanted.Count == 0)
        {
            end = await RunAsync(hasStandIns: false, isCompiled: true);
            if (end.ExitCode == 0)
            {
                _recorder.Note("The program takes apart what only the cloud knows: such values are unknown in this plan.");
            }
        }

        return end.ExitCode == 0 && _wanted.Count == 0 ? _recorder.Build() : throw new ProgramFailedException(Failure(end));
    }

    public void Dispose()
    {
        _time.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task<ProgramEnd> RunAsync(bool hasStandIns, bool isCompiled)
    {
        foreach (var list in (List<string>[])[_logs, _errors, _lines, _wanted])
        {
            list.Clear();
        }

        _unanswered.Clear();
        _recorder = new(run.Project.Name, run.Stack.Stack, run.Stack.ConfigTexts, hasStandIns);
        try
        {
            return await EngineProcess.RunAsync(Order(isCompiled), Hear, _time.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? throw new ProgramFailedException("The run of the program was cut short.") : ProgramEnd.TooLong;
        }
    }

    private JsonObject Order(bool isCompiled) => new()
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
        ["compiles"] = !isCompiled,
        ["config"] = new JsonObject(run.Stack.ConfigTexts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)JsonValue.Create(text.Value)))),
        ["secretKeys"] = new JsonArray([.. run.Stack.SecretKeys.Select(key => (JsonNode)JsonValue.Create(key))]),
    };

    // What the engine tells; an answer where it asks.
    private JsonObject? Hear(JsonElement message)
    {
        if (message.TryGetProperty("resource", out var resource))
        {
            return Answer(() =>
            {
                var (id, outputs) = _recorder.Register(resource);
                return new() { ["id"] = id, ["outputs"] = outputs };
            });
        }

        if (message.TryGetProperty("call", out var call))
        {
            return Answer(() => new() { ["outputs"] = Call(call) });
        }

        if (message.TryGetProperty("outputs", out var outputs))
        {
            _recorder.AddOutputs(outputs);
        }
        else if (message.TryGetProperty("log", out var log))
        {
            Log(log.GetProperty("severity").GetString()!, log.GetProperty("message").GetString()!);
        }
        else if (message.TryGetProperty("line", out var line))
        {
            _lines.Add(line.GetString()!);
            if (_lines.Count > MostKept)
            {
                _lines.RemoveRange(0, MostKept / 2);
            }
        }

        return null;
    }

    private JsonObject Answer(Func<JsonObject> answer)
    {
        try
        {
            return answer();
        }
        catch (PlanFailedException refusal)
        {
            _errors.Add(refusal.Message);
            return new() { ["refusal"] = refusal.Message };
        }
    }

    private JsonObject Call(JsonElement call)
    {
        var token = call.GetProperty("token").GetString()!;
        var args = JsonNode.Parse(call.GetProperty("args").GetRawText())!.AsObject();
        var form = call.TryGetProperty("form", out var said) ? said.GetString() : null;
        if (answers.Find(token, args) is { } answer)
        {
            return answer;
        }

        if (form == "plain" || (form is null && run.Project.Runtime != ProgramPlace.Dotnet && !KeepUnknown.Contains(run.Project.Runtime)))
        {
            var place = call.TryGetProperty("place", out var at) && at.GetString() is { } where ? $"{where}: " : "";
            var wanted = $"{place}{token} is called for a plain value, which only the cloud knows. Write the answer into a file, and name it with --answers:\n"
                + CallAnswers.Template(token, args);
            _wanted.Add(wanted);
            throw new PlanFailedException(wanted);
        }

        _unanswered.Add((token, args));
        _recorder.Note($"{token} is answered by the cloud alone: its result is unknown. --answers FILE says it.");
        return new() { ["id"] = Unknown };
    }

    // Where the SDK tells of a failure it adds the way through the program.
    private void Log(string severity, string message)
    {
        var text = _recorder.Describe(message);
        if (severity == "error")
        {
            _errors.Add(FailurePlace.Of(message) is { } place ? $"{text}\n  in {place}" : text);
        }
        else
        {
            _logs.Add($"{severity}: {text}");
        }
    }

    private string Failure(ProgramEnd end)
    {
        var stack = $"{run.Project.Name}/{run.Stack.Stack}";
        IEnumerable<string> lines = _wanted.Count > 0 ? _wanted.Distinct()
            : end.IsTooLong ? [string.Create(CultureInfo.InvariantCulture, $"It did not end within {limit.TotalSeconds:0} s. --time-limit gives it longer."), .. Last(_lines)]
            : end.Phase == "build" ? ["It does not compile:", .. Last([.. _lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct()])]
            : end.Phase == "start" ? [end.Error ?? "It cannot be started: is the .NET SDK there? https://dotnet.microsoft.com/download"]
            : _errors.Count > 0 ? [.. _errors.Distinct(), .. Unanswered()]
            : [.. end.Error is { } error ? [error] : Array.Empty<string>(), .. Last(_lines), .. Unanswered(),
                string.Create(CultureInfo.InvariantCulture, $"It ended with the exit code {end.ExitCode}.")];
        return $"{stack}: The program failed, so that there is no plan.\n{string.Join('\n', lines.SelectMany(line => line.Split('\n')).Select(line => $"  {line.TrimEnd('\r')}"))}";
    }

    // A function whose unknown result the program may have failed on.
    private IEnumerable<string> Unanswered() => _unanswered.Count == 0 ? [] :
    [
        "It was told that these results are unknown. If it needs them, write them into a file, and name it with --answers:",
        .. _unanswered.Select(call => CallAnswers.Template(call.Token, call.Args)).Distinct(),
    ];

    private static IEnumerable<string> Last(List<string> lines) => lines.Skip(Math.Max(0, lines.Count - MostLines));
}
