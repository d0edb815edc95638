using System.Text.Json;

namespace GpuInfra.StackFiles;

// Everything that Pulumi hands to the program that runs: the SDK itself only answers who asks for a key by its name.
internal sealed record HandedConfig(IReadOnlyDictionary<string, string> Texts, IReadOnlySet<string> SecretKeys)
{
    private const string TextsVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    public static HandedConfig OfDeployment(IEnumerable<string> knownKeys)
    {
        var texts = new Dictionary<string, string>();
        if (Parse(TextsVariable) is { ValueKind: JsonValueKind.Object } listed)
        {
            foreach (var entry in listed.EnumerateObject())
            {
                texts[Qualified(entry.Name)] = entry.Value.ToString();
            }
        }

        foreach (var key in knownKeys)
        {
            var (space, name) = ConfigKeys.Split(key);
            if (new Config(space).Get(name) is { } text)
            {
                texts[key] = text;
            }
        }

        return new(texts, SecretKeysOfDeployment());
    }

    private static HashSet<string> SecretKeysOfDeployment() =>
        Parse(SecretKeysVariable) is { ValueKind: JsonValueKind.Array } keys
            ? [.. keys.EnumerateArray().Select(key => Qualified(key.ToString()))]
            : [];

    // Pulumi's older form of a key has a part more.
    private static string Qualified(string key) => ConfigKeys.Qualify(key, "") ?? key;

    private static JsonElement? Parse(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
