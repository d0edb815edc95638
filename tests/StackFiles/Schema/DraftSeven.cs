using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Checks a value against a JSON schema of draft 7: the keywords that the schema of a stack file uses, and no others.</summary>
internal sealed class DraftSeven(JsonObject schema)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "definitions"];

    /// <summary>What is wrong with a value, each as a path and the keyword that it fails.</summary>
    public IReadOnlyList<string> Mistakes(JsonNode? value) => [.. Check(schema, value, "").Order(StringComparer.Ordinal)];

    private IEnumerable<string> Check(JsonObject rules, JsonNode? value, string path) =>
        rules["$ref"] is { } reference
            ? Check(Resolve((string)reference!), value, path)
            : rules.Where(rule => !Annotations.Contains(rule.Key)).SelectMany(rule => Check(rule, rules, value, path));

    private IEnumerable<string> Check(KeyValuePair<string, JsonNode?> rule, JsonObject rules, JsonNode? value, string path)
    {
        var (map, list) = (value as JsonObject, value as JsonArray);
        return rule.Key switch
        {
            "type" => Unless(TypesOf(rule.Value!).Any(type => IsOf(value, type)), path, rule.Key),
            "oneOf" => Unless(rule.Value!.AsArray().Count(part => !Check(part!.AsObject(), value, path).Any()) == 1, path, rule.Key),
            "enum" => Unless(rule.Value!.AsArray().Any(word => JsonNode.DeepEquals(word, value)), path, rule.Key),
            "pattern" => Unless(TextOf(value) is not { } text || Regex.IsMatch(text, (string)rule.Value!), path, rule.Key),
            "minLength" => Unless(TextOf(value) is not { } text || text.Length >= (int)rule.Value!, path, rule.Key),
            "minimum" => Unless(NumberOf(value) is not { } number || number >= (int)rule.Value!, path, rule.Key),
            "maximum" => Unless(NumberOf(value) is not { } number || number <= (int)rule.Value!, path, rule.Key),
            "required" => rule.Value!.AsArray().Where(key => map?.ContainsKey((string)key!) == false)
                .Select(key => $"{path}/{key}: required"),
            "anyOf" => Unless(rule.Value!.AsArray().Any(part => !Check(part!.AsObject(), value, path).Any()), path, rule.Key),
            "items" => list?.SelectMany((item, index) => Check(rule.Value!.AsObject(), item, $"{path}/{index}")) ?? [],
            "properties" or "patternProperties" or "additionalProperties" => map is null
                ? []
                : map.SelectMany(entry => SchemasOf(rule.Key, rules, entry.Key)
                    .SelectMany(part => Check(part, entry.Value, $"{path}/{entry.Key}"))),
            _ => throw new InvalidOperationException($"The keyword '{rule.Key}' is not known here."),
        };
    }

    private IEnumerable<string> Check(JsonNode part, JsonNode? value, string path) =>
        part is JsonObject rules ? Check(rules, value, path) : Unless((bool)part, path, "additionalProperties");

    // An additional property is one that neither of the other two knows.
    private static IEnumerable<JsonNode> SchemasOf(string keyword, JsonObject rules, string key)
    {
        var named = rules["properties"]?[key];
        var matching = (rules["patternProperties"] as JsonObject)?
            .Where(pattern => Regex.IsMatch(key, pattern.Key))
            .Select(pattern => pattern.Value!) ?? [];
        return keyword switch
        {
            "properties" => named is null ? [] : [named],
            "patternProperties" => matching,
            _ => named is null && !matching.Any() ? [rules["additionalProperties"]!] : [],
        };
    }

    private static double? NumberOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private JsonObject Resolve(string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode)schema, (node, step) => node[step]!).AsObject();

    private static IEnumerable<string> TypesOf(JsonNode types) =>
        types is JsonArray several ? several.Select(type => (string)type!) : [(string)types!];

    private static bool IsOf(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => TextOf(value) is not null,
        "boolean" => value is JsonValue truth && truth.TryGetValue<bool>(out _),
        "number" => value is JsonValue number && number.TryGetValue<double>(out _),
        "integer" => value is JsonValue whole && whole.TryGetValue<double>(out var number) && double.IsInteger(number),
        _ => throw new InvalidOperationException($"The type '{type}' is not known here."),
    };

    private static string? TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var read) ? read : null;

    private static IEnumerable<string> Unless(bool holds, string path, string keyword) => holds ? [] : [$"{path}: {keyword}"];
}
