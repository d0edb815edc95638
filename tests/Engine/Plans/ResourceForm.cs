using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// A resource in one form, whether a program sent it or a plan foresees it, so that two that are the same are the same text: in the
/// words of a step's new state, sorted, without what is empty.
/// </summary>
internal static class ResourceForm
{
    private const string SecretText = "[secret]";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // What a plan says of a resource, except for its outputs.
    private static readonly string[] Members =
    [
        "type", "custom", "parent", "inputs", "dependencies", "propertyDependencies", "provider", "protect", "retainOnDelete",
        "deletedWith", "importID", "aliases", "customTimeouts", "ignoreChanges", "replaceOnChanges", "additionalSecretOutputs",
    ];

    /// <summary>What was sent, and what the engine makes of it.</summary>
    public static string Of(Registered resource, Urns urns) => Write(new JsonObject
    {
        ["type"] = resource.Type,
        ["custom"] = resource.IsCustom,
        ["parent"] = resource.Parent,
        ["inputs"] = resource.Inputs.DeepClone(),
        ["dependencies"] = List(resource.Dependencies),
        ["propertyDependencies"] = Map(resource.PropertyDependencies.Select(entry => (entry.Key, (JsonNode?)List(entry.Value)))),
        ["provider"] = MadeUpCloud.ProviderOf(resource, urns),
        ["protect"] = resource.Protect,
        ["retainOnDelete"] = resource.RetainOnDelete,
        ["deletedWith"] = resource.DeletedWith,
        ["importID"] = resource.ImportId,
        ["aliases"] = List(resource.Aliases),
        ["customTimeouts"] = Map(resource.Timeouts.Select(entry => (entry.Key, (JsonNode?)entry.Value))),
        ["ignoreChanges"] = List(resource.IgnoreChanges),
        ["replaceOnChanges"] = List(resource.ReplaceOnChanges),
        ["additionalSecretOutputs"] = List(resource.AdditionalSecretOutputs),
    });

    /// <summary>What is planned, with what the engine answered in the place of symbols.</summary>
    public static string Of(JsonObject planned, JsonObject sentInputs, SymbolReader symbols)
    {
        var state = Map(Members.Select(member => (member, planned[member]?.DeepClone())));
        state["inputs"] = symbols.Resolve(planned["inputs"], sentInputs);
        return Write(state);
    }

    /// <summary>A value, sorted and with its secrets masked.</summary>
    public static string Text(JsonNode? value) => Masked(value)?.ToJsonString(Indented) ?? "null";

    private static string Write(JsonObject state)
    {
        state["provider"] = ProviderUrn(state["provider"]?.ToString() ?? "");
        foreach (var list in new[] { "dependencies", "aliases", "additionalSecretOutputs" })
        {
            state[list] = Sorted(state[list] as JsonArray);
        }

        if (state["propertyDependencies"] is JsonObject properties)
        {
            state["propertyDependencies"] = Map(properties.Select(entry => (entry.Key, (JsonNode?)Sorted(entry.Value as JsonArray))));
        }

        return Text(Map(state.Where(entry => !IsEmpty(entry.Value)).Select(entry => (entry.Key, entry.Value?.DeepClone()))));
    }

    // The identity behind it is the engine's.
    private static string ProviderUrn(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : reference;

    private static JsonArray Sorted(JsonArray? list) =>
        List((list ?? []).Select(item => item!.ToString()).Order(StringComparer.Ordinal));

    private static JsonObject Map(IEnumerable<(string Name, JsonNode? Value)> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject map => map.Count == 0,
        _ => node.ToJsonString() is "false" or "\"\"",
    };

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        null => null,
        JsonObject secret when secret[WireText.Signature]?.ToString() == WireText.Secret => SecretText,
        JsonObject map => Map(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, Masked(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Masked)]),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => Plain(number),
        _ => node.DeepClone(),
    };

    // On the wire every number is a double.
    private static JsonNode Plain(JsonValue number) => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);
}
