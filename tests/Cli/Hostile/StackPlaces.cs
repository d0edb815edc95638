using System.Text.Json.Nodes;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>Every place of a stack file that holds a text, as the schema has them.</summary>
internal static class StackPlaces
{
    private const string Definitions = "#/definitions/";
    private const string Example = """
        {"config": {
          "gcp:project": "acme-inference-dev", "gcp:region": "europe-west1", "gpuinfra:platform": {"protect": false},
          "gpuinfra:services": {"chat": {
            "engine": "ollama", "model": "gemma3:4b", "gpu": "nvidia-l4", "cpu": 4, "memory": "16Gi", "concurrency": 4, "maxInstances": 1,
            "image": "europe-west1-docker.pkg.dev/acme-inference-dev/inference-images/ollama:1", "deletionProtection": false
          }}
        }}
        """;

    private static readonly JsonObject Schema = StackSchema.Create();

    /// <summary>The paths, of which the last step of a list is a number.</summary>
    public static IReadOnlyList<string[]> All { get; } =
        [.. Within((JsonObject)Schema["properties"]!["config"]!, ["config"]).DistinctBy(path => string.Join('/', path))];

    /// <summary>The text of a file with texts at places.</summary>
    public static string FileWith(string text, params IEnumerable<string[]> places)
    {
        var file = JsonNode.Parse(Example)!;
        foreach (var place in places)
        {
            Put(file, place, text);
        }

        return file.ToJsonString();
    }

    /// <summary>The path of a place as a finding has it.</summary>
    public static string PathOf(string[] place) => place[2..].Aggregate(place[1], (path, step) =>
        int.TryParse(step, out var index) ? ArgumentPath.Index(path, index) : ArgumentPath.Key(path, step));

    private static List<string[]> Within(JsonObject schema, string[] path)
    {
        var resolved = schema["$ref"] is { } reference
            ? (JsonObject)Schema["definitions"]![reference.GetValue<string>()[Definitions.Length..]]!
            : schema;
        var members = resolved["properties"] is JsonObject properties ? properties.AsEnumerable() : [];
        var inner = members.SelectMany(member => Within((JsonObject)member.Value!, [.. path, member.Key]));
        if (resolved["additionalProperties"] is JsonObject values)
        {
            inner = inner.Concat(Within(values, [.. path, path[^1] == "gpuinfra:services" ? "chat" : "x"]));
        }

        if (resolved["items"] is JsonObject items)
        {
            inner = inner.Concat(Within(items, [.. path, "0"]));
        }

        var below = inner.ToList();
        return below.Count == 0 && $"{resolved["type"]?.ToJsonString()}".Contains("\"string\"", StringComparison.Ordinal) ? [path] : below;
    }

    private static void Put(JsonNode node, string[] place, string text)
    {
        for (var step = 0; step < place.Length - 1; step++)
        {
            var next = Get(node, place[step]);
            if (next is null)
            {
                next = place[step + 1] == "0" ? new JsonArray() : new JsonObject();
                Set(node, place[step], next);
            }

            node = next;
        }

        Set(node, place[^1], text);
    }

    private static JsonNode? Get(JsonNode node, string step) =>
        node is JsonArray list ? (list.Count == 0 ? null : list[0]) : node[step];

    private static void Set(JsonNode node, string step, JsonNode? value)
    {
        if (node is not JsonArray list)
        {
            node[step] = value;
        }
        else if (list.Count == 0)
        {
            list.Add(value);
        }
        else
        {
            list[0] = value;
        }
    }
}
