using System.Text.Json;

namespace Pulumi;

// The settings of the stack, by full key.
internal sealed class StackConfig
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private StackConfig() { }

    public static StackConfig FromEnvironment()
    {
        var config = new StackConfig();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } json)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                config._values[Shorten(property.Name)] = property.Value.ToString();
            }
        }

        return config;
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    // Keys were once written as "namespace:config:key".
    private static string Shorten(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && key.AsSpan(colon + 1).StartsWith("config:", StringComparison.Ordinal)
            ? key.Remove(colon + 1, "config:".Length)
            : key;
}
