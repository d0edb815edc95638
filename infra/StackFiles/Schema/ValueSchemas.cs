using System.Text.Json.Nodes;

namespace GpuInfra.StackFiles;

// Schemas of values. A class of arguments is described once, as a definition that others refer to.
internal sealed class ValueSchemas
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, JsonObject>> Definitions => _definitions;

    public JsonObject Of(ValueForm form, IReadOnlyList<string>? words = null, Bounds<int>? bounds = null) => form switch
    {
        TextForm when words is not null => new() { ["type"] = "string", ["enum"] = ArrayOf(words) },
        TextForm => new() { ["type"] = ArrayOf(["string", "number", "boolean"]) },
        WholeNumberForm => Within(bounds),
        BooleanForm => new() { ["type"] = "boolean" },
        ListForm list => new() { ["type"] = "array", ["items"] = Of(list.Item, words) },
        MapForm map => new() { ["type"] = "object", ["additionalProperties"] = Of(map.Value, words, bounds) },
        ArgsForm { Args: var args } => new() { ["$ref"] = $"#/definitions/{Define(args)}" },
        _ => throw new InvalidOperationException($"A schema cannot say a {form}."),
    };

    public JsonObject OfMembers(ArgsType args)
    {
        var properties = new JsonObject();
        foreach (var member in ArgsMember.Of(args).OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            properties[member.Key] = Described(Of(member), member.Input);
        }

        var map = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = ArgsMember.Of(args).Where(member => member.Input.IsRequired).Select(member => member.Key).Order(StringComparer.Ordinal);
        if (required.ToList() is { Count: > 0 } keys)
        {
            map["required"] = ArrayOf(keys);
        }

        return map;
    }

    public static JsonObject Described(JsonObject schema, ArgsInput input)
    {
        schema["description"] = input.Summary();
        return schema;
    }

    private JsonObject Of(ArgsMember member) => member.List is { } list
        ? new() { ["oneOf"] = new JsonArray(OfOne(member), OfOne(list)) }
        : OfOne(member);

    private JsonObject OfOne(ArgsMember member) => Of(member.Input.Form, KnownWords.Of(member.Input), WidestOf(member));

    // What one of them allows, or nobody confirms, is no mistake of form.
    private static Bounds<int>? WidestOf(ArgsMember member) =>
        KeyLimits.Of(NameOf(member.Input.Owner), member.Key).Select(limit => limit.Bounds)
            .Where(bounds => bounds.Source.Certainty == Certainty.Confirmed).ToList() is { Count: > 0 } all
            ? new(all.Min(bounds => bounds.Minimum), all.Exists(bounds => bounds.Maximum is null) ? null : all.Max(bounds => bounds.Maximum), all[0].Source)
            : null;

    private static JsonObject Within(Bounds<int>? bounds)
    {
        var number = new JsonObject { ["type"] = "integer" };
        if (bounds is not null)
        {
            number["minimum"] = bounds.Minimum;
        }

        if (bounds?.Maximum is { } maximum)
        {
            number["maximum"] = maximum;
        }

        return number;
    }

    public static JsonArray ArrayOf(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static string NameOf(Type type) => ArgsType.NameOf(type == typeof(ServiceSettings) ? typeof(ModelServiceArgs) : type);

    private string Define(ArgsType args)
    {
        var name = args.Name;
        if (_definitions.TryAdd(name, []))
        {
            _definitions[name] = OfMembers(args);
        }

        return name;
    }
}
