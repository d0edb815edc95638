using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// Puts what an engine answered in the place of a plan's symbols, such as <c>${chat-identity.email}</c>. A text with a symbol
/// that the engine did not know is unknown as a whole.
/// </summary>
internal sealed partial class SymbolReader(IReadOnlyList<Registered> resources)
{
    private readonly ILookup<string, Registered> _byName =
        resources.Where(resource => resource.IsCustom).SelectMany(Names).ToLookup(entry => entry.Name, entry => entry.Resource);

    /// <summary>
    /// What a program sends for a planned value. Where it sent one unknown for a whole list or object, that is right if there is
    /// something unknown in it.
    /// </summary>
    public JsonNode? Resolve(JsonNode? planned, JsonNode? sent)
    {
        var resolved = planned switch
        {
            null => null,
            JsonObject map => ResolveMap(map, sent as JsonObject),
            JsonArray list => ResolveList(list, sent as JsonArray),
            JsonValue value when value.TryGetValue<string>(out var text) => ResolveText(text),
            _ => planned.DeepClone(),
        };
        return IsUnknown(sent) && HoldsUnknown(resolved) ? WireText.Unknown : resolved;
    }

    /// <summary>The symbols in a value that the engine knew.</summary>
    public IEnumerable<string> KnownSymbols(JsonNode planned) =>
        Symbol().Matches(planned.ToString()).Where(symbol => Find(symbol) is { } value && !IsUnknown(value)).Select(symbol => symbol.Value);

    private static IEnumerable<(string Name, Registered Resource)> Names(Registered resource) =>
    [
        (resource.Name, resource),
        ($"{resource.Type}::{resource.Name}", resource),
        ($"{Urns.QualifiedType(resource.Urn)}::{resource.Name}", resource),
    ];

    private static bool IsUnknown(JsonNode? node) => node is JsonValue && node.ToString() == WireText.Unknown;

    private static bool HoldsUnknown(JsonNode? node) => node switch
    {
        JsonObject map => map.Any(entry => HoldsUnknown(entry.Value)),
        JsonArray list => list.Any(HoldsUnknown),
        _ => IsUnknown(node),
    };

    private JsonObject ResolveMap(JsonObject map, JsonObject? sent) =>
        new(map.Select(entry => KeyValuePair.Create(entry.Key, Resolve(entry.Value, sent?[entry.Key]))));

    private JsonArray ResolveList(JsonArray list, JsonArray? sent) =>
        [.. list.Select((item, index) => Resolve(item, index < sent?.Count ? sent[index] : null))];

    private JsonNode ResolveText(string text)
    {
        if (Symbol().Match(text) is { Success: true } whole && whole.Length == text.Length && Find(whole) is { } value)
        {
            return value.DeepClone();
        }

        var isKnown = true;
        var resolved = Symbol().Replace(text, symbol =>
        {
            var found = Find(symbol);
            isKnown &= !IsUnknown(found);
            return found?.ToString() ?? symbol.Value;
        });
        return isKnown ? resolved : WireText.Unknown;
    }

    // The names of resources have no dots, and the symbols of today no paths.
    private JsonNode? Find(Match symbol)
    {
        var owner = _byName[symbol.Groups["owner"].Value].Distinct().ToList();
        var output = symbol.Groups["output"].Value;
        return owner is not [var resource] ? null
            : output != "id" ? resource.Answer.Outputs[output]
            : resource.Answer.Id.Length > 0 ? resource.Answer.Id : WireText.Unknown;
    }

    [GeneratedRegex(@"\$\{(?<owner>[^{}.]+)\.(?<output>\w+)\}")]
    private static partial Regex Symbol();
}
