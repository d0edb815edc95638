using System.Text.Json.Nodes;

namespace GpuInfra.StackFiles;

/// <summary>Schemas of values. A class of arguments is described once, as a definition that others refer to.</summary>
internal sealed class ValueSchemas
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>The definitions that schemas made so far refer to.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Definitions => _definitions;

    /// <summary>The schema of a value.</summary>
    /// <param name="form">What the value may be.</param>
    /// <param name="words">The only words that it may be, or that its items may be.</param>
    /// <param name="bounds">What it may be, or what its items may be, if it is a number.</param>
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

    /// <summary>The schema of a class of arguments itself.</summary>
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

    /// <summary>A schema with what the comment of an argument says.</summary>
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

    /// <summary>What a class of arguments is called, without its ending.</summary>
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
