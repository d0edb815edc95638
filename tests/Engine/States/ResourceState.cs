using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>One resource of a state.</summary>
internal static class ResourceState
{
    private const string Day = "2026-11-28T20:08:04.968075483Z";
    private const string DefaultsKey = "__defaults";

    // Their entries are the program's own, so that the provider has no defaults among them.
    private static readonly HashSet<string> Maps = ["attributeMapping", "keepers", "labels", "limits"];

    public static JsonObject Of(Registered resource, StateKind kind, IReadOnlyDictionary<string, JsonObject> componentOutputs)
    {
        var state = new JsonObject
        {
            ["urn"] = resource.Urn,
            ["custom"] = resource.IsCustom,
            ["id"] = resource.Answer.Id,
            ["type"] = resource.Type,
            ["inputs"] = resource.IsCustom ? Inputs(resource, kind) : resource.Inputs.DeepClone(),
            ["outputs"] = resource.IsCustom ? Outputs(resource, kind) : componentOutputs.GetValueOrDefault(resource.Urn)?.DeepClone(),
            ["parent"] = resource.Parent,
            ["protect"] = resource.Protect,
            ["dependencies"] = List(resource.Dependencies),
            ["provider"] = resource.Provider,
            ["propertyDependencies"] = new JsonObject(resource.Inputs.Select(input => KeyValuePair.Create(
                input.Key, (JsonNode?)List(resource.PropertyDependencies.GetValueOrDefault(input.Key) ?? [])))),
            ["additionalSecretOutputs"] = List(resource.AdditionalSecretOutputs),
            ["aliases"] = List(resource.Aliases),
            ["customTimeouts"] = new JsonObject(
                resource.Timeouts.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
            ["retainOnDelete"] = resource.RetainOnDelete,
            ["deletedWith"] = resource.DeletedWith,
            ["created"] = Day,
            ["modified"] = Day,
            ["ignoreChanges"] = List(resource.IgnoreChanges),
        };
        return new(state.Where(member => !IsLeftOut(member)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private static JsonObject Inputs(Registered resource, StateKind kind)
    {
        var defaults = MadeUpCloud.Find(resource.Type).Defaults;
        var inputs = InputDefaults.Added(resource.Inputs, defaults);
        var spelled = kind == StateKind.Refreshed ? CloudSpelling.Of(resource, inputs) : inputs;
        return IsChecked(resource.Type) ? WithDefaultKeys(spelled, resource.Inputs) : Encrypted(spelled).AsObject();
    }

    private static JsonNode Outputs(Registered resource, StateKind kind)
    {
        var outputs = kind == StateKind.Refreshed
            ? CloudSpelling.Of(resource, resource.Answer.Outputs)
            : resource.Answer.Outputs.DeepClone().AsObject();
        outputs["id"] = resource.Answer.Id;
        if (MadeUpCloud.Find(resource.Type).Labelled)
        {
            outputs["effectiveLabels"] = Ciphertext();
            outputs["pulumiLabels"] = Ciphertext();
        }

        return Encrypted(outputs);
    }

    // A provider of the bridge says in each object which of its values are its own.
    private static JsonObject WithDefaultKeys(JsonObject properties, JsonObject? sent)
    {
        var all = new JsonObject
        {
            [DefaultsKey] = List(properties.Select(entry => entry.Key).Where(name => sent?.ContainsKey(name) != true)),
        };
        foreach (var (name, value) in properties)
        {
            all[name] = Maps.Contains(name) ? Encrypted(value!) : WithDefaultKeys(value, sent?[name]);
        }

        return all;
    }

    private static JsonNode? WithDefaultKeys(JsonNode? value, JsonNode? sent) => value switch
    {
        JsonObject map when !IsSecret(map) => WithDefaultKeys(map, sent as JsonObject),
        JsonArray list => new JsonArray([.. list.Select(item => WithDefaultKeys(item, item))]),
        null => null,
        _ => Encrypted(value),
    };

    private static JsonNode Encrypted(JsonNode value) => value switch
    {
        JsonObject map when IsSecret(map) => Ciphertext(),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is { } inner ? Encrypted(inner) : null))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Encrypted(item))]),
        _ => value.DeepClone(),
    };

    private static JsonObject Ciphertext() => new()
    {
        [WireText.Signature] = WireText.Secret,
        ["ciphertext"] = "v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
    };

    private static bool IsSecret(JsonObject map) => map[WireText.Signature]?.ToString() == WireText.Secret;

    private static bool IsChecked(string type) => type.StartsWith("gcp:", StringComparison.Ordinal);

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];

    // As Go leaves out what is empty; whether there is a provider behind it, always stands there.
    private static bool IsLeftOut(KeyValuePair<string, JsonNode?> member) => member.Key != "custom" && member.Value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject map => map.Count == 0,
        var value => value.ToJsonString() is "false" or "\"\"",
    };
}
