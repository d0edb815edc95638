using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>The values that the provider's check writes into the inputs of a resource.</summary>
internal static class InputDefaults
{
    /// <summary>The inputs with what they leave out. A default within an object needs the object.</summary>
    public static JsonObject Added(JsonObject inputs, IReadOnlyDictionary<string, JsonElement> defaults)
    {
        var all = inputs.DeepClone().AsObject();
        foreach (var (path, value) in defaults)
        {
            var steps = path.Split('.');
            if (steps[..^1].Aggregate(all, (JsonObject? owner, string step) => owner?[step] as JsonObject) is { } owner
                && !owner.ContainsKey(steps[^1]))
            {
                owner[steps[^1]] = JsonNode.Parse(value.GetRawText());
            }
        }

        return all;
    }
}
