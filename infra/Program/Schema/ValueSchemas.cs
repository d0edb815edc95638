using System.Reflection;
using System.Text.Json.Nodes;

namespace GpuInfra.Program;

/// <summary>Schemas of values. A class of arguments is described once, as a definition that others refer to.</summary>
internal sealed class ValueSchemas
{
    private const string ArgsSuffix = "Args";

    private readonly Documentation _documentation = new();
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>The definitions that schemas made so far refer to.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Definitions => _definitions;

    /// <summary>The schema of a value.</summary>
    /// <param name="shape">What the value may be.</param>
    /// <param name="words">The only words that it may be, or that its items may be.</param>
    public JsonObject Of(ValueShape shape, IReadOnlyList<string>? words = null) => shape switch
    {
        TextShape when words is not null => new() { ["type"] = "string", ["enum"] = ArrayOf(words) },
        TextShape => new() { ["type"] = ArrayOf(["string", "number", "boolean"]) },
        WholeNumberShape => new() { ["type"] = "integer" },
        TruthShape => new() { ["type"] = "boolean" },
        ListShape list => new() { ["type"] = "array", ["items"] = Of(list.Item, words) },
        MapShape map => new() { ["type"] = "object", ["additionalProperties"] = Of(map.Value, words) },
        ArgsShape args => new() { ["$ref"] = $"#/definitions/{Define(args)}" },
        _ => throw new InvalidOperationException($"A schema cannot say a {shape}."),
    };

    /// <summary>The schema of a class of arguments itself.</summary>
    public JsonObject OfMembers(ArgsShape args)
    {
        var properties = new JsonObject();
        foreach (var member in args.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            properties[member.Key] = Described(Of(member), member.Property);
        }

        var map = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = args.Members.Where(member => member.IsRequired).Select(member => member.Key).Order(StringComparer.Ordinal);
        if (required.ToList() is { Count: > 0 } keys)
        {
            map["required"] = ArrayOf(keys);
        }

        return map;
    }

    /// <summary>A schema with what the comment of a property says.</summary>
    public JsonObject Described(JsonObject schema, PropertyInfo property)
    {
        schema["description"] = _documentation.Of(property);
        return schema;
    }

    private JsonObject Of(ArgsMember member) => member.List is { } list
        ? new() { ["oneOf"] = new JsonArray(OfOne(member), OfOne(list)) }
        : OfOne(member);

    private JsonObject OfOne(ArgsMember member) => Of(member.Binding.Shape, KnownWords.Of(member.Property));

    public static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private string Define(ArgsShape args)
    {
        var name = args.Type.Name.EndsWith(ArgsSuffix, StringComparison.Ordinal)
            ? args.Type.Name[..^ArgsSuffix.Length]
            : args.Type.Name;
        if (_definitions.TryAdd(name, []))
        {
            _definitions[name] = OfMembers(args);
        }

        return name;
    }
}
