namespace GpuInfra.StackFiles;

/// <summary>What <c>Pulumi.&lt;stack&gt;.yaml</c> says, and where it says it.</summary>
public sealed class StackFile
{
    private const string Prefix = "Pulumi.";

    private static readonly string[] Extensions = [".yaml", ".yml"];

    internal StackFile(string path, string stack, ConfigMap config, IReadOnlyList<Violation> problems) =>
        (Path, Stack, Config, Problems) = (path, stack, config, problems);

    private StackFile(StackFile other)
        : this(other.Path, other.Stack, other.Config, other.Problems)
    {
        (ConfigMark, HasEnvironment, IsReadable, Meant) = (other.ConfigMark, other.HasEnvironment, other.IsReadable, other.Meant);
        Others = other.Others;
    }

    /// <summary>The file as the user named it; for a configuration that comes from elsewhere, what it is.</summary>
    public string Path { get; }

    /// <summary>The name of the stack, from the name of the file.</summary>
    public string Stack { get; }

    /// <summary>The configuration by full key, such as <c>gcp:project</c>; empty where the file cannot be read.</summary>
    public ConfigMap Config { get; private init; }

    /// <summary>What is wrong with the form of the file, in the order of the file.</summary>
    public IReadOnlyList<Violation> Problems { get; }

    /// <summary>The configuration as Pulumi hands it to a program: texts as they are, everything else as JSON.</summary>
    public IReadOnlyDictionary<string, string> ConfigTexts =>
        Config.Entries.ToDictionary(e => e.Key, e => ConfigJson.TextOf(e.Value));

    /// <summary>The full keys whose values hold what was encrypted, for which <see cref="ConfigSecret.Text"/> stands in the texts.</summary>
    public IReadOnlyList<string> SecretKeys => [.. Config.Entries.Where(entry => HoldsSecret(entry.Value)).Select(entry => entry.Key)];

    /// <summary>Whether the file can be understood, whatever may be wrong with what it says.</summary>
    public bool IsReadable { get; internal init; } = true;

    internal Place ConfigMark { get; init; }

    internal ConfigMap Others { get; init; } = ConfigMap.Empty;

    internal bool HasEnvironment { get; init; }

    internal IReadOnlySet<string> Meant { get; init; } = new HashSet<string>();

    /// <summary>Whether a key is not there, and another, which is a mistake, was probably meant to be it.</summary>
    public bool IsMeant(string key) => Meant.Contains(key) && Config.Find(key) is null;

    /// <summary>The stack files of a folder, sorted by name; not the project file.</summary>
    public static IReadOnlyList<string> Find(string root) =>
        [.. Directory.EnumerateFiles(root, "Pulumi.*")
            .Where(f => StackOf(f) is not null)
            .Order(StringComparer.Ordinal)];

    /// <summary>The name of the stack that a file is for; nothing if the file is no stack file.</summary>
    public static string? StackOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && Extensions.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) is { } extension
            && name.Length > Prefix.Length + extension.Length
            ? name[Prefix.Length..^extension.Length]
            : null;
    }

    /// <summary>Reads a stack file of the inference program.</summary>
    public static StackFile Read(string path) => Read(path, ConfigKeys.OfInference);

    /// <summary>Reads a stack file of another program.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    public static StackFile Read(string path, IReadOnlyList<string> ownKeys) => Read(path, ownKeys, ProjectFile.Own);

    /// <summary>Reads a stack file of a project, and what the project says for all of its stacks.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    /// <param name="project">The project.</param>
    public static StackFile Read(string path, IReadOnlyList<string> ownKeys, ProjectFile project) =>
        new StackFileReader(path, new(project, ownKeys)).Read();

    /// <summary>Reads the text of a stack file of the inference program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static StackFile Parse(string text, string fileName) => Parse(text, fileName, ConfigKeys.OfInference);

    /// <summary>Reads the text of a stack file of another program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    public static StackFile Parse(string text, string fileName, IReadOnlyList<string> ownKeys) =>
        Parse(text, fileName, ownKeys, ProjectFile.Own);

    /// <summary>Reads the text of a stack file of a project, and what the project says for all of its stacks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    /// <param name="project">The project.</param>
    public static StackFile Parse(string text, string fileName, IReadOnlyList<string> ownKeys, ProjectFile project) =>
        new StackFileReader(fileName, new(project, ownKeys)).Parse(text);

    /// <summary>Where a value is written, or else the nearest value around it that is.</summary>
    /// <param name="path">A path such as <c>gpuinfra:services.chat.sidecars.warmup.env["a.b"]</c>.</param>
    public Place Locate(string path)
    {
        var nearest = ConfigMark;
        var around = Config.Entries.Concat(Others.Entries).Select(entry => (Path: entry.Key, entry.Place, entry.Value));
        while (around.FirstOrDefault(part => ArgumentPath.IsWithin(path, part.Path)) is { Value: { } value } found)
        {
            (nearest, around) = (found.Place, value.Parts(found.Path, found.Place));
        }

        return nearest;
    }

    /// <summary>A violation of what the file says, at its place.</summary>
    /// <param name="violation">A broken rule, with a path of the file.</param>
    public Violation Placed(Violation violation)
    {
        var place = Locate(violation.Path);
        return violation with { Place = place with { File = place.File ?? Path } };
    }

    /// <summary>What the file would say with another value, whatever is written there.</summary>
    /// <param name="keys">The keys that lead to it, such as <c>gpuinfra:services</c>, <c>chat</c> and <c>memory</c>.</param>
    /// <param name="value">The value as it would be written in the file, without quotes.</param>
    public StackFile With(IReadOnlyList<string> keys, string value)
    {
        var leaf = new ConfigScalar(value, ScalarSyntax.KindOf(value), Place.None);
        return new(this) { Config = (ConfigMap)Put(Config, [.. keys], leaf) };
    }

    internal StackFile With(IEnumerable<ConfigEntry> entries) => new(this)
    {
        Config = entries.Aggregate(Config, (config, entry) => config.With(entry.Key, entry.Value)),
    };

    private static bool HoldsSecret(ConfigNode node) => node switch
    {
        ConfigSecret => true,
        ConfigMap map => map.Entries.Any(entry => HoldsSecret(entry.Value)),
        ConfigSequence list => list.Items.Any(HoldsSecret),
        _ => false,
    };

    private static ConfigNode Put(ConfigNode node, ReadOnlySpan<string> keys, ConfigNode leaf)
    {
        var map = node as ConfigMap ?? ConfigMap.Empty;
        return keys.IsEmpty ? leaf : map.With(keys[0], Put(map.Find(keys[0])?.Value ?? ConfigMap.Empty, keys[1..], leaf));
    }
}
