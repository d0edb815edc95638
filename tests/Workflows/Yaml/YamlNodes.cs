using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>Ways through a YAML file that end in nothing where the file has nothing.</summary>
internal static class YamlNodes
{
    public static YamlNode? Get(this YamlNode? node, params string[] path) =>
        path.Aggregate(
            node,
            (found, key) => found is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null);

    public static string? Text(this YamlNode? node, params string[] path) => (node.Get(path) as YamlScalarNode)?.Value;

    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(pair => (pair.Key.Text() ?? "", pair.Value)) : [];

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];
}
