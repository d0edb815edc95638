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
    private const string Decrypted = "decrypted";

    private readonly JsonObject _texts = [];
    private readonly JsonArray _secretKeys = [];

    private FlattenedConfig()
    {
    }

    /// <summary>An object of texts.</summary>
    public string Texts => _texts.ToJsonString();

    /// <summary>An array of the keys whose texts hold secrets.</summary>
    public string SecretKeys => _secretKeys.ToJsonString();

    /// <summary>Reads the stack file of a project. A key without a namespace is in that of the project.</summary>
    public static FlattenedConfig Read(string path, string project)
    {
        var config = new FlattenedConfig();
        var yaml = new YamlStream();
        using (var file = File.OpenText(path))
        {
            yaml.Load(file);
        }

        if (yaml.Documents is [{ RootNode: YamlMappingNode root }] && root.Children.TryGetValue("config", out var node))
        {
            foreach (var (key, value) in (YamlMappingNode)node)
            {
                config.Add(key.ToString(), value, project);
            }
        }

        return config;
    }

    private void Add(string key, YamlNode value, string project)
    {
        var fullKey = key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
        var holdsSecret = false;
        var json = ToJson(value, ref holdsSecret);
        _texts[fullKey] = value is YamlScalarNode scalar ? scalar.Value : json is JsonValue ? json.ToString() : json?.ToJsonString();
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
