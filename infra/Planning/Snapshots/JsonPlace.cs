namespace GpuInfra.Planning;

// A value of a document that knows where it stands, for the message if it is not what it must be.
internal sealed class JsonPlace
{
    private readonly JsonElement _value;
    private readonly string _fix;
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;

    private JsonPlace(JsonElement value, string fix, JsonPlace? parent, string? name, int index = 0) =>
        (_value, _fix, _parent, _name, _index) = (value, fix, parent, name, index);

    // The documents of a file; of several, each is known by the line on which it begins.
    public static IReadOnlyList<JsonPlace> Of(IReadOnlyList<(JsonElement Value, int Line)> documents, string fix)
    {
        var file = new JsonPlace(default, fix, null, "");
        return documents is [var (only, _)]
            ? [new(only, fix, null, "")]
            : [.. documents.Select(document =>
                new JsonPlace(document.Value, fix, file, string.Create(CultureInfo.InvariantCulture, $"line {document.Line}")))];
    }

    public JsonValueKind Kind => _value.ValueKind;

    // Nobody asks for it but a mistake, so that an index is no text until then.
    private string Path => _parent is null ? ""
        : _name is null ? string.Create(CultureInfo.InvariantCulture, $"{_parent.Path}[{_index}]")
        : _parent.Path is { Length: > 0 } path ? $"{path}.{_name}"
        : _name;

    // What all of it is in.
    public JsonPlace Document => _parent is null ? this : _parent.MendedBy(_fix).Document;

    // The same place, with what to do about a mistake in it.
    public JsonPlace MendedBy(string fix) => new(_value, fix, _parent, _name, _index);

    public bool Has(string name) => TryGet(name, out _);

    public JsonPlace Get(string name) => Find(name) ?? throw Child(name).Mistake("is missing");

    // What is null is as good as absent.
    public JsonPlace? Find(string name) =>
        TryGet(name, out var value) && value.ValueKind != JsonValueKind.Null ? Child(name, value) : null;

    public IEnumerable<JsonPlace> Items()
    {
        Require(JsonValueKind.Array, "a list");
        var index = 0;
        foreach (var item in _value.EnumerateArray())
        {
            yield return new(item, _fix, this, null, index++);
        }
    }

    public IEnumerable<KeyValuePair<string, JsonPlace>> Entries()
    {
        foreach (var entry in Object().EnumerateObject())
        {
            var name = NameOf(entry);
            yield return KeyValuePair.Create(name, Child(name, entry.Value));
        }
    }

    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        try
        {
            return _value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HasHalfACharacter();
        }
    }

    public bool Flag() =>
        Kind is JsonValueKind.True or JsonValueKind.False ? _value.GetBoolean() : throw IsNot("true or false");

    public double Number()
    {
        Require(JsonValueKind.Number, "a number");
        return _value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Mistake("is a larger number than there can be");
    }

    public string? FindText(string name) => Find(name)?.Text() is { Length: > 0 } text ? text : null;

    public bool FindFlag(string name) => Find(name)?.Flag() ?? false;

    public double? FindNumber(string name) => Find(name)?.Number();

    public IReadOnlyList<string> FindTexts(string name) => Find(name) is { } list ? [.. list.Items().Select(item => item.Text())] : [];

    public UnreadableSnapshotException Mistake(string problem) => new(Path.Length > 0 ? $"{Path} {problem}" : problem, _fix);

    private JsonPlace Child(string name, JsonElement value = default) => new(value, _fix, this, name);

    private JsonElement Object()
    {
        Require(JsonValueKind.Object, "an object");
        return _value;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        try
        {
            return Object().TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            throw HasHalfACharacter();
        }
    }

    private void Require(JsonValueKind kind, string what)
    {
        if (Kind != kind)
        {
            throw IsNot(what);
        }
    }

    private UnreadableSnapshotException IsNot(string what) => Mistake($"is {Describe(Kind)}, but must be {what}");

    private string NameOf(JsonProperty entry)
    {
        try
        {
            return entry.Name;
        }
        catch (InvalidOperationException)
        {
            throw HasHalfACharacter();
        }
    }

    // JSON can spell it, but it is no text.
    private UnreadableSnapshotException HasHalfACharacter() => Mistake("has half a character in it");

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
