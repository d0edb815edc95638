using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// The configuration of a stack in the form in which the engine hands it to a program: a text for each full key, which is JSON for
/// a list or a map. Secrets are there in plain text, and their keys are told.
/// </summary>
internal sealed class FlattenedConfig
{
    /// <summary>What every secret of a stack file is in plain text.</summary>
    public const string Decrypted = "a-text-that-nobody-may-see";

    private readonly JsonObject _texts = [];
    private readonly JsonArray _secretKeys = [];

    private FlattenedConfig()
    {
    }

    /// <summary>An object of texts.</summary>
    public string Texts => _texts.ToJsonString();

    /// <summary>An array of the keys whose texts hold secrets.</summary>
    public string SecretKeys => _secretKeys.ToJsonString();

    /// <summary>The configuration of a stack. A key without a namespace is in that of the project.</summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="stackFile">The stack file.</param>
    /// <param name="projectFile">The project's own file, whose values hold where the stack file has none.</param>
    public static FlattenedConfig Of(string project, YamlMappingNode stackFile, YamlMappingNode projectFile)
    {
        var config = new FlattenedConfig();
        foreach (var (key, value) in Entries(stackFile))
        {
            config.Add(FullKey(key, project), value);
        }

        foreach (var (key, value) in Entries(projectFile))
        {
            var fullKey = FullKey(key, project);
            if (!config._texts.ContainsKey(fullKey))
            {
                config.Add(fullKey, value is YamlMappingNode said ? said["value"] : value);
            }
        }

        return config;
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlMappingNode file) =>
        file.Children.TryGetValue("config", out var config) ? (YamlMappingNode)config : [];

    private static string FullKey(YamlNode key, string project) =>
        key.ToString() is var said && said.Contains(':', StringComparison.Ordinal) ? said : $"{project}:{key}";

    private void Add(string fullKey, YamlNode value)
    {
        var holdsSecret = false;
        var json = ToJson(value, ref holdsSecret);
        _texts[fullKey] = value is YamlScalarNode scalar
            ? scalar.Value
            : json is JsonValue ? json.ToString() : json?.ToJsonString();
        if (holdsSecret)
        {
            _secretKeys.Add(fullKey);
        }
    }

    private static JsonNode? ToJson(YamlNode node, ref bool holdsSecret)
    {
        switch (node)
        {
            case YamlScalarNode { Style: ScalarStyle.Plain } scalar:
                return OfPlain(scalar.Value!);
            case YamlScalarNode scalar:
                return scalar.Value;
            case YamlSequenceNode list:
                var items = new JsonArray();
                foreach (var item in list)
                {
                    items.Add(ToJson(item, ref holdsSecret));
                }

                return items;
            default:
                return OfMap((YamlMappingNode)node, ref holdsSecret);
        }
    }

    private static JsonNode? OfMap(YamlMappingNode map, ref bool holdsSecret)
    {
        if (map.Children is [{ Key: YamlScalarNode { Value: "secure" } }])
        {
            holdsSecret = true;
            return Decrypted;
        }

        var entries = new JsonObject();
        foreach (var (key, value) in map)
        {
            entries[key.ToString()] = ToJson(value, ref holdsSecret);
        }

        return entries;
    }

    private static JsonNode? OfPlain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : text,
    };
}
