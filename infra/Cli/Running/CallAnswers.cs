using System.Text.Json.Nodes;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What functions answer that only the cloud can, as somebody wrote it down: in YAML or JSON, a list of a token, the arguments that must
// be as said, and the result.
internal sealed class CallAnswers
{
    private const string Token = "token";
    private const string Args = "args";
    private const string Result = "result";
    private const string Form = "It is a list, each with 'token', 'result' and, where it holds for some arguments only, 'args'.";
    private const long MostBytes = 1 << 20;

    private readonly IReadOnlyList<CallAnswer> _answers;
    private readonly HashSet<CallAnswer> _used = new(ReferenceEqualityComparer.Instance);

    private CallAnswers(IReadOnlyList<CallAnswer> answers) => _answers = answers;

    public static CallAnswers None { get; } = new([]);

    public static CallAnswers Read(string path)
    {
        try
        {
            return OrdinaryFile.Refusal(path, MostBytes) is { } refusal
                ? throw new UsageException($"{path} {refusal}. Name a file of answers. {Form}")
                : new(Of(YamlDocuments.Read(new(path, File.ReadAllText(path)))));
        }
        catch (SourceMistakeException mistake)
        {
            throw new UsageException(mistake.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {failure.Message.TrimEnd('.')}. Check that you may read it.");
        }
    }

    // What nobody asked.
    public IEnumerable<string> Unused => _answers.Where(answer => !_used.Contains(answer))
        .Select(answer => $"{answer.Place}: The answer of {answer.Token} was not used: the program does not ask it, or with other arguments.");

    // Arguments as they are told and written: without secrets.
    public static JsonObject Told(JsonElement args) => (JsonObject)Told(JsonNode.Parse(args.GetRawText()))!;

    public JsonObject? Find(string token, JsonObject args)
    {
        if (_answers.FirstOrDefault(one => one.Token == token && one.Args.All(arg => JsonNode.DeepEquals(arg.Value, args[arg.Key]))) is not { } answer)
        {
            return null;
        }

        _ = _used.Add(answer);
        return answer.Result.DeepClone().AsObject();
    }

    // How the answer to a function is written, for somebody who does not know it.
    public static string Template(string token, JsonObject args) =>
        $"- {Token}: {token}\n"
        + (args.Count == 0 ? "" : $"  {Args}: {args.ToJsonString()}\n")
        + $"  {Result}: {{ }}   # what the function answers, by name";

    private static List<CallAnswer> Of(IEnumerable<SourceValue> documents)
    {
        var answers = new List<CallAnswer>();
        foreach (var document in documents)
        {
            foreach (var item in document is SourceList list ? list.Items : throw Mistake(document, "is no list"))
            {
                var entry = item as SourceMap ?? throw Mistake(item, "is no map");
                if (entry.Entries.FirstOrDefault(part => part.Name is not (Token or Args or Result)) is { } other)
                {
                    throw new UsageException($"{other.Place}: '{other.Name}' is no key of an answer. {Form}");
                }

                answers.Add(new(
                    (entry[Token] as SourceScalar)?.Value as string ?? throw Mistake(entry, $"has no '{Token}'"),
                    entry[Args] is { } args ? Map(args) : [],
                    Map(entry[Result] ?? throw Mistake(entry, $"has no '{Result}'")),
                    entry.Place.ToString()));
            }
        }

        return answers;
    }

    private static JsonNode? Told(JsonNode? value) => value switch
    {
        JsonObject map when map[SignedValue.Key]?.ToString() == SignedValue.Secret => JsonValue.Create(ConfigSecret.Text),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Told(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Told)]),
        JsonValue other => other.DeepClone(),
        _ => null,
    };

    private static JsonObject Map(SourceValue value) => Node(value) as JsonObject ?? throw Mistake(value, "is no map");

    // On the wire every number is a double.
    private static JsonNode? Node(SourceValue value) => value switch
    {
        SourceMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Name, Node(entry.Value)))),
        SourceList list => new JsonArray([.. list.Items.Select(Node)]),
        SourceScalar { Value: string text } => JsonValue.Create(text),
        SourceScalar { Value: bool flag } => JsonValue.Create(flag),
        SourceScalar { Value: long number } => JsonValue.Create((double)number),
        SourceScalar { Value: double number } => JsonValue.Create(number),
        _ => null,
    };

    private static UsageException Mistake(SourceValue value, string problem) => new($"{value.Place}: This {problem}. {Form}");
}

// What one function answers, for arguments that must be as said, and where that is written.
internal sealed record CallAnswer(string Token, JsonObject Args, JsonObject Result, string Place);
