namespace GpuInfra.Program;

/// <summary>What <c>Pulumi.&lt;stack&gt;.yaml</c> says, and where it says it.</summary>
public sealed class StackFile
{
    private const string Prefix = "Pulumi.";
    private const string ConfigKey = "config";
    private const string EnvironmentKey = "environment";
    private const string OwnKeyPrefix = "x-";

    private static readonly string[] Extensions = [".yaml", ".yml"];

    internal StackFile(string path, string stack, ConfigMap config, IReadOnlyList<SettingsProblem> problems) =>
        (Path, Stack, Config, Problems) = (path, stack, config, problems);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The name of the stack, from the name of the file.</summary>
    public string Stack { get; }

    /// <summary>The configuration by full key, such as <c>gcp:project</c>; empty where the file cannot be read.</summary>
    public ConfigMap Config { get; }

    /// <summary>What is wrong with the form of the file, in the order of the file.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; }

    /// <summary>The configuration as Pulumi hands it to a program: texts as they are, everything else as JSON.</summary>
    public IReadOnlyDictionary<string, string> ConfigTexts =>
        Config.Entries.ToDictionary(e => e.Key, e => ConfigJson.TextOf(e.Value));

    /// <summary>Whether the file can be understood, whatever may be wrong with what it says.</summary>
    public bool IsReadable { get; private init; } = true;

    internal static IReadOnlyList<string> KnownTopLevelKeys { get; } =
        [ConfigKey, "secretsprovider", "encryptedkey", "encryptionsalt", EnvironmentKey];

    internal Mark ConfigMark { get; private init; }

    internal bool HasEnvironment { get; private init; }


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
    public static StackFile Read(string path, IReadOnlyList<string> ownKeys)
    {
        var problems = new ProblemList(path);
        return TextFile.Read(path, problems, "Name a stack that has a file, or make it with 'pulumi stack init'.") is { } text
            ? Parse(text, path, ownKeys)
            : new StackFile(path, StackOf(path) ?? "", ConfigMap.Empty, problems.InFileOrder()) { IsReadable = false };
    }

    /// <summary>Reads the text of a stack file of the inference program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static StackFile Parse(string text, string fileName) => Parse(text, fileName, ConfigKeys.OfInference);

    /// <summary>Reads the text of a stack file of another program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    public static StackFile Parse(string text, string fileName, IReadOnlyList<string> ownKeys)
    {
        var problems = new ProblemList(fileName);
        var stack = StackOf(fileName);
        if (stack is null)
        {
            var mistake = Mistake.FileIsNamedForStack("is not the name of a stack file", "Name it Pulumi.<stack>.yaml.");
            problems.Add(Mark.None, ConfigPath.Document, mistake);
        }

        var document = AsMap(ConfigReader.Read(text, ConfigPath.Document, problems), ConfigPath.Document, problems);
        RefuseUnknownKeys(document ?? ConfigMap.Empty, problems);
        var entry = document?.Find(ConfigKey);
        var config = entry is null ? document : AsMap(entry.Value, ConfigPath.Config, problems);
        var known = entry is null || config is null ? ConfigMap.Empty : ConfigKeys.Qualify(config, ownKeys, problems);
        var found = problems.InFileOrder();
        return new StackFile(fileName, stack ?? "", known, found)
        {
            ConfigMark = entry?.KeyMark ?? Mark.None,
            HasEnvironment = document?.Find(EnvironmentKey) is not null,
            IsReadable = config is not null && (entry is not null || found.Count == 0),
        };
    }

    /// <summary>Where a value is written, or else the nearest value around it that is.</summary>
    /// <param name="path">A path such as <c>gpuinfra:services.chat.sidecars.warmup.env["a.b"]</c>.</param>
    public Mark Locate(string path)
    {
        var (node, mark) = ((ConfigNode)Config, ConfigMark);
        foreach (var step in PathSteps.Of(path))
        {
            if (node is ConfigMap map && step.Key is not null && map.Find(step.Key) is { } entry)
            {
                (node, mark) = (entry.Value, entry.Mark);
            }
            else if (node is ConfigSequence list && step.Index is { } index && index < list.Items.Count)
            {
                node = list.Items[index];
                mark = node.Mark.IsKnown ? node.Mark : mark;
            }
            else
            {
                break;
            }
        }

        return mark;
    }

    /// <summary>What the file would say with another value at a path, whatever is written there.</summary>
    /// <param name="path">A path such as <c>gpuinfra:services.chat.memory</c>.</param>
    /// <param name="value">The value as it would be written in the file, without quotes.</param>
    public StackFile With(string path, string value)
    {
        var leaf = new ConfigScalar(value, ScalarSyntax.KindOf(value), Mark.None);
        string[] keys = [.. PathSteps.Of(path).Select(step => step.Key).OfType<string>()];
        return new(Path, Stack, (ConfigMap)Put(Config, keys, leaf), Problems)
        {
            ConfigMark = ConfigMark,
            HasEnvironment = HasEnvironment,
            IsReadable = IsReadable,
        };
    }

    private static ConfigNode Put(ConfigNode node, ReadOnlySpan<string> keys, ConfigNode leaf)
    {
        var map = node as ConfigMap ?? ConfigMap.Empty;
        return keys.IsEmpty ? leaf : map.With(keys[0], Put(map.Find(keys[0])?.Value ?? ConfigMap.Empty, keys[1..], leaf));
    }

    /// <summary>The configuration of a running deployment, which does not know where in the file it is written.</summary>
    internal static StackFile FromConfig(string stack, IReadOnlyList<string> ownKeys, Func<string, string?> get)
    {
        var file = $"Pulumi.{stack}.yaml";
        var problems = new ProblemList(file);
        return new StackFile(file, stack, ConfigKeys.Collect(get, ownKeys, problems), problems.InFileOrder());
    }

    /// <summary>The value if it is a map, an empty map if there is no value, and nothing if it is anything else.</summary>
    private static ConfigMap? AsMap(ConfigNode node, ConfigPath path, ProblemList problems)
    {
        switch (node)
        {
            case ConfigMap map:
                return map;
            case ConfigScalar { Kind: ScalarKind.Null }:
                return ConfigMap.Empty;
            case not ConfigUnreadable:
                var fix = "Write 'config:', and below it 'gcp:project: my-project'.";
                problems.Add(node.Mark, path, Mistake.ValueHasType($"is {node.Describe()}, but must be a map", fix));
                break;
        }

        return null;
    }

    private static void RefuseUnknownKeys(ConfigMap document, ProblemList problems)
    {
        foreach (var entry in document.Entries)
        {
            if (!KnownTopLevelKeys.Contains(entry.Key) && !entry.Key.StartsWith(OwnKeyPrefix, StringComparison.Ordinal))
            {
                var fix = entry.Key.Contains(':', StringComparison.Ordinal)
                    ? "Move it below 'config:'."
                    : KnownKeys.Suggest(entry.Key, KnownTopLevelKeys);
                problems.Add(entry.KeyMark, ConfigPath.Document.Key(entry.Key), Mistake.KeyIsKnown("is not a key of a stack file", fix));
            }
        }
    }
}
