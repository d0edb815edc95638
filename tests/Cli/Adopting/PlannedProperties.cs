using System.Text.Json;
using GpuInfra.Adoption;

namespace GpuInfra.Cli.Tests;

// What a planned service says under the path that a source says it by.
internal sealed class PlannedProperties(JsonElement inputs, SourceMap source)
{
    private static readonly Dictionary<string, string> Plural = new()
    {
        ["env"] = "envs",
        ["command"] = "commands",
        ["dependsOn"] = "dependsOns",
        ["traffic"] = "traffics",
    };

    public JsonElement? Find(string path)
    {
        JsonElement? value = inputs;
        foreach (var step in Steps(path))
        {
            value = value is { } known ? Step(known, step, path) : null;
        }

        return value;
    }

    private JsonElement? Step(JsonElement value, string step, string path) => step switch
    {
        ['[', .. var key, ']'] when value.ValueKind == JsonValueKind.Array && path.StartsWith("template.containers", StringComparison.Ordinal)
            && step.All(letter => char.IsAsciiDigit(letter) || letter is '[' or ']') && value.EnumerateArray().Any(item => item.TryGetProperty("image", out _)) =>
            Container(value, int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)),
        ['[', .. var key, ']'] when value.ValueKind == JsonValueKind.Array => int.TryParse(key, out var index)
            ? Item(value, index)
            : value.EnumerateArray().Where(item => item.GetProperty("name").GetString() is var name && (name == key || name == key.Replace('_', '-'))).Select(item => (JsonElement?)item).FirstOrDefault(),

        // A list of at most one is no list for Pulumi.
        ['[', '0', ']'] => value,
        ['[', .. var key, ']'] => Member(value, key.Trim('"')),
        _ => Member(value, Plural.GetValueOrDefault(step, step)),
    };

    // The serving container is the first of a plan, and a container without a name is the only one.
    private JsonElement? Container(JsonElement containers, int index)
    {
        var name = SourceTexts.Of(((source["template"] as SourceMap)?["containers"] as SourceList)?.Items[index] is SourceMap map ? map["name"] : null);
        return containers.EnumerateArray()
            .Where(container => name is null || container.GetProperty("name").GetString() == name)
            .Select(container => (JsonElement?)container)
            .FirstOrDefault();
    }

    private static JsonElement? Item(JsonElement list, int index) => index < list.GetArrayLength() ? list[index] : null;

    private static JsonElement? Member(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<string> Steps(string path)
    {
        for (var start = 0; start < path.Length;)
        {
            var end = path[start] == '[' ? path.IndexOf(']', start) + 1 : path.IndexOfAny(['.', '['], start) is >= 0 and var next ? next : path.Length;
            if (end > start)
            {
                yield return path[start..end];
            }

            start = end < path.Length && path[end] == '.' ? end + 1 : end;
        }
    }
}
