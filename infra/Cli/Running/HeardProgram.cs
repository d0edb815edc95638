using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// What the engine tells of one run of a program, and what it is answered.
internal sealed class HeardProgram(OwnRun run, CallAnswers answers, StandInForm? standIns)
{
    private const int MostKept = 10_000;
    private const string StackReference = "pulumi:pulumi:StackReference";

    // The protocol is the same for a plain value and for an output. In these languages an unknown one of either stays unknown.
    private static readonly string[] KeepUnknown = [ProgramPlace.Dotnet, "nodejs", "python"];

    private readonly List<string> _logs = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _wanted = [];
    private readonly List<string> _unanswered = [];
    private readonly List<string> _answered = [];

    public ProgramRecorder Recorder { get; } = new(run.Project.Name, run.Stack.Stack, run.Stack.ConfigTexts, standIns);

    // What was run, once it is compiled.
    public string Program { get; private set; } = "";

    public IEnumerable<string> Logs => _logs.Distinct();

    public IEnumerable<string> Errors => _errors.Distinct();

    public IReadOnlyList<string> Lines => _lines;

    // What it asked, and must be answered.
    public IReadOnlyList<string> Wanted => [.. _wanted.Distinct()];

    // How to answer what was said to be unknown.
    public IReadOnlyList<string> Unanswered => [.. _unanswered.Distinct()];

    // What was answered as somebody wrote it down.
    public IReadOnlyList<string> Answered => [.. _answered.Distinct()];

    // What the engine tells; an answer where it asks.
    public JsonObject? Hear(JsonElement message)
    {
        if (message.TryGetProperty("resource", out var resource))
        {
            return Answer(() =>
            {
                var (id, outputs) = Recorder.Register(resource, Exported(resource));
                return new() { ["id"] = id, ["outputs"] = outputs };
            });
        }

        if (message.TryGetProperty("call", out var call))
        {
            return Answer(() => new() { ["outputs"] = Call(call) });
        }

        if (message.TryGetProperty("outputs", out var outputs))
        {
            Recorder.AddOutputs(outputs);
        }
        else if (message.TryGetProperty("log", out var log))
        {
            Log(log.GetProperty("severity").GetString()!, log.GetProperty("message").GetString()!);
        }
        else if (message.TryGetProperty("line", out var line))
        {
            Keep(line.GetString()!);
        }
        else if (message.TryGetProperty("program", out var program))
        {
            // What the build had to say is over.
            Program = program.GetString()!;
            _lines.Clear();
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
        var args = CallAnswers.Told(call.GetProperty("args"));
        if (Find(token, args) is { } answer)
        {
            return answer;
        }

        var form = Form(call);
        if (form != "output" && standIns is null && (form is not null || !KeepUnknown.Contains(run.Project.Runtime)))
        {
            Want(call, token, args, form == "plain" ? "is called for a plain value, which only the cloud knows"
                : form == "both" ? "is called for a plain value there, which only the cloud knows, and for an output elsewhere: which of them this call is cannot be told"
                : "is answered by the cloud alone, and it cannot be told whether the program wants a plain value of it");
        }

        _unanswered.Add(CallAnswers.Template(token, args));
        Recorder.Note($"{token} is answered by the cloud alone: its result is unknown. --answers FILE says it.");
        return new() { ["id"] = ProgramRecorder.Unknown };
    }

    // What another stack exports, where that is written down.
    private JsonObject? Exported(JsonElement resource)
    {
        if (resource.GetProperty("type").GetString() != StackReference)
        {
            return null;
        }

        var args = CallAnswers.Told(resource.GetProperty("inputs"));
        if (Find(StackReference, args) is { } outputs)
        {
            return outputs;
        }

        if (Form(resource) == "plain" && standIns is null)
        {
            Want(resource, StackReference, args, $"is read for a plain value: what the stack {args["name"]} exports is not known here");
        }

        _unanswered.Add(CallAnswers.Template(StackReference, args));
        return null;
    }

    private JsonObject? Find(string token, JsonObject args)
    {
        var answer = answers.Find(token, args);
        if (answer is not null)
        {
            _answered.Add(token);
        }

        return answer;
    }

    private void Want(JsonElement asked, string token, JsonObject args, string why)
    {
        var place = asked.TryGetProperty("place", out var at) && at.GetString() is { } where ? $"{where}: " : "";
        var wanted = $"{place}{token} {why}. Write the answer into a file, and name it with --answers:\n{CallAnswers.Template(token, args)}";
        _wanted.Add(wanted);
        throw new PlanFailedException(wanted);
    }

    private static string? Form(JsonElement asked) => asked.TryGetProperty("form", out var said) ? said.GetString() : null;

    // Where the SDK tells of a failure it adds the way through the program.
    private void Log(string severity, string message)
    {
        var text = ProgramRecorder.Describe(message);
        if (severity == "error")
        {
            _errors.Add(FailurePlace.Of(message) is { } place ? $"{text}\n  in {place}" : text);
        }
        else
        {
            _logs.Add($"{severity}: {text}");
        }
    }

    private void Keep(string line)
    {
        _lines.Add(line);
        if (_lines.Count > MostKept)
        {
            _lines.RemoveRange(0, MostKept / 2);
        }
    }
}
