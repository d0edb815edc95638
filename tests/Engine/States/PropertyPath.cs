using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>A path of property names, in which <c>[]</c> stands for every item of a list, such as <c>networks[].networkUrl</c>.</summary>
internal static class PropertyPath
{
    private const string Items = "[]";

    /// <summary>Writes other values in the places that the path leads to.</summary>
    public static void Replace(JsonObject owner, string path, Func<JsonNode, JsonNode> replacement) =>
        Replace(owner, path.Split('.'), replacement);

    private static void Replace(JsonObject owner, ReadOnlySpan<string> steps, Func<JsonNode, JsonNode> replacement)
    {
        var isList = steps[0].EndsWith(Items, StringComparison.Ordinal);
        var name = isList ? steps[0][..^Items.Length] : steps[0];
        if (owner[name] is JsonArray list && isList)
        {
            for (var index = 0; index < list.Count; index++)
            {
                list[index] = Replaced(list[index]!, steps[1..], replacement);
            }
        }
        else if (owner[name] is { } value && !isList)
        {
            owner[name] = Replaced(value, steps[1..], replacement);
        }
    }

    // A node that is somewhere already cannot be put there again.
    private static JsonNode Replaced(JsonNode value, ReadOnlySpan<string> further, Func<JsonNode, JsonNode> replacement)
    {
        var copy = value.DeepClone();
        if (further.IsEmpty)
        {
            return replacement(copy);
        }

        if (copy is JsonObject inner)
        {
            Replace(inner, further, replacement);
        }

        return copy;
    }
}
