namespace GpuInfra.Program;

/// <summary>The keys of a configuration as Pulumi reads them: a namespace, a colon and a name.</summary>
public static class ConfigKeys
{
    /// <summary>The Google Cloud project's id.</summary>
    public const string Project = "gcp:project";

    /// <summary>The region, such as <c>europe-west4</c>.</summary>
    public const string Region = "gcp:region";

    /// <summary>What the services share.</summary>
    public const string Platform = "gpuinfra:platform";

    /// <summary>The services by name.</summary>
    public const string Services = "gpuinfra:services";

    private const string OwnNamespace = "gpuinfra:";

    /// <summary>The keys of the inference program's stack files in the project's own namespace.</summary>
    internal static IReadOnlyList<string> OfInference { get; } = [Platform, Services];

    /// <summary>The place of something that is named within a stack, whose parts are the project's own keys.</summary>
    internal static string Own(string stackPath) => OwnNamespace + stackPath;

    /// <summary>The configuration of a deployment, of which only the known keys can be asked for.</summary>
    internal static ConfigMap Collect(Func<string, string?> get, IReadOnlyList<string> ownKeys, ProblemList problems)
    {
        var entries = new OrderedDictionary<string, ConfigEntry>();
        foreach (var key in (string[])[Project, Region, .. ownKeys])
        {
            if (get(key) is { } text)
            {
                var value = new ConfigScalar(text, ScalarKind.Text, Mark.None);
                entries.Add(key, Open(new ConfigEntry(key, Mark.None, value), ownKeys, problems));
            }
        }

        return new ConfigMap(entries, Mark.None);
    }

    /// <summary>Gives every key its namespace, which for the project's own keys may be left out.</summary>
    internal static ConfigMap Qualify(ConfigMap config, IReadOnlyList<string> ownKeys, ProblemList problems)
    {
        var entries = new OrderedDictionary<string, ConfigEntry>();
        foreach (var entry in config.Entries)
        {
            var path = ConfigPath.Config.Key(entry.Key);
            if (Qualify(entry.Key) is not { } key)
            {
                var mistake = Mistake.KeyIsKnown("is not a configuration key", "Write a namespace, a colon and a name.");
                problems.Add(entry.KeyMark, path, mistake);
            }
            else if (!entries.TryAdd(key, Open(entry with { Key = key }, ownKeys, problems)))
            {
                var problem = $"says again what the key in line {entries[key].KeyMark.Line} says";
                problems.Add(entry.KeyMark, path, Mistake.KeyIsWrittenOnce(problem, "Keep one of the two."));
            }
            else if (key.StartsWith(OwnNamespace, StringComparison.Ordinal) && !ownKeys.Contains(key))
            {
                problems.Add(entry.KeyMark, path, Mistake.KeyIsKnown("is not a known key", KnownKeys.Suggest(key, ownKeys)));
            }
        }

        return new ConfigMap(entries, config.Mark);
    }

    /// <summary>An object may also be set as a text: then the text is the object's JSON.</summary>
    private static ConfigEntry Open(ConfigEntry entry, IReadOnlyList<string> ownKeys, ProblemList problems)
    {
        if (!ownKeys.Contains(entry.Key) || entry.Value is not ConfigScalar { Kind: ScalarKind.Text } scalar)
        {
            return entry;
        }

        return scalar.Text.TrimStart().StartsWith('{')
            ? entry with { Value = ConfigReader.ReadValue(scalar.Text, ConfigPath.Config.Key(entry.Key), problems, scalar.Mark) }
            : entry;
    }

    private static string? Qualify(string key) => key.Split(':') switch
    {
        [_] => OwnNamespace + key,
        [_, _] => key,
        [var space, "config", var name] => $"{space}:{name}",
        _ => null,
    };
}
