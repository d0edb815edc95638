namespace GpuInfra.StackFiles;

/// <summary>What <c>Pulumi.yaml</c> says of the project.</summary>
public sealed class ProjectFile
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "Pulumi.yaml";

    /// <summary>The names under which the file is kept elsewhere, of which Pulumi takes those with a capital.</summary>
    public static IReadOnlyList<string> OtherNames { get; } = ["Pulumi.yml", "Pulumi.json", "pulumi.yaml", "pulumi.yml"];

    /// <summary>The key that says what runs the program.</summary>
    public const string RuntimeKey = "runtime";

    /// <summary>The key that says where the program is.</summary>
    public const string MainKey = "main";

    private const string NameKey = "name";
    private const string ConfigKey = "config";
    private const string StackFolderKey = "stackConfigDir";

    private readonly ConfigMap _content;

    private ProjectFile(string path, string name, ConfigMap content) => (Path, Name, _content) = (path, name, content);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The project's name; empty where the file has none.</summary>
    public string Name { get; }

    /// <summary>The folder of the stack files, as seen from the file; empty for the file's own.</summary>
    public string StackFolder { get; private init; } = "";

    /// <summary>What runs the program, such as <c>dotnet</c>; empty if the file does not say it.</summary>
    public string Runtime => _content.Find(RuntimeKey)?.Value is ConfigMap runtime
        ? (runtime.Find(NameKey)?.Value as ConfigScalar)?.Text ?? ""
        : TextOf(RuntimeKey);

    /// <summary>What the file says of the runtime beside its name, as an object of JSON.</summary>
    public string RuntimeOptions => (_content.Find(RuntimeKey)?.Value as ConfigMap)?.Find("options")?.Value is ConfigMap options
        ? ConfigJson.TextOf(options)
        : "{}";

    /// <summary>The program's folder or project, as seen from the file; empty for the file's own folder.</summary>
    public string Main => TextOf(MainKey);

    /// <summary>What is wrong with the file, in the order of the file.</summary>
    public IReadOnlyList<Violation> Problems { get; private init; } = [];

    /// <summary>Whether the file can be understood, whatever may be wrong with what it says.</summary>
    public bool IsReadable => Problems.All(problem => problem.Rule == SecretRules.TextHoldsNoSecret || problem.Rule == ProgramIsOfThisVersion);

    /// <summary>A project of this program that no file describes.</summary>
    public static ProjectFile Own { get; } = Named(ConfigKeys.OwnNamespace);

    internal IReadOnlyList<ProjectSetting> Config { get; private init; } = [];

    /// <summary>Reads a project file.</summary>
    public static ProjectFile Read(string path)
    {
        var problems = new ProblemList(path);
        return TextFile.Read(path, problems, "Work in the folder of a Pulumi project, or name it.") is { } text
            ? Parse(text, path)
            : new ProjectFile(path, "", ConfigMap.Empty) { Problems = problems.InFileOrder() };
    }

    /// <summary>Reads the text of a project file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static ProjectFile Parse(string text, string fileName)
    {
        var problems = new ProblemList(fileName);
        var root = ConfigReader.Read(text, ConfigPath.Document, problems, fileName);
        var content = root as ConfigMap ?? ConfigMap.Empty;
        var name = NameIn(root, problems) ?? "";

        RefusePathsThatCannotBe(content, problems);

        // What the project says for its stacks is looked at with each stack.
        problems.AddRange(FileSecrets.In(fileName, content.Without(ConfigKey)));
        return new ProjectFile(fileName, name, content)
        {
            StackFolder = FolderIn(content, problems),
            Config = content.Find(ConfigKey)?.Value is ConfigMap config ? new ProjectConfig(name, problems).Read(config) : [],
            Problems = problems.InFileOrder(),
        };
    }

    /// <summary>The version of Pulumi that the project asks for, such as <c>&gt;=3.200.0</c>; empty if the file does not say it.</summary>
    public string RequiredPulumi => TextOf("requiredPulumiVersion");

    /// <summary>The same file, with a warning where its program is of another version than the tool.</summary>
    /// <param name="program">The version of the program's package; nothing where it has none.</param>
    /// <param name="tool">The version of the tool.</param>
    public ProjectFile WithVersions(string? program, string tool)
    {
        if (program is null || program == tool)
        {
            return this;
        }

        var problems = new ProblemList(Path);
        problems.Add(_content.Find(MainKey)?.Place ?? Place.None, ConfigPath.Document.Key(MainKey), ProgramIsOfThisVersion.Mistake(
            $"runs version {program} of the components, but this tool is {tool}",
            "Update the one that is older: the version in the program's project file, or the tool."));
        return With(problems);
    }

    /// <summary>The same file, of which it is told that the program that it runs is not known.</summary>
    /// <param name="key">The key that says so.</param>
    /// <param name="problem">What is wrong: a clause that follows the key.</param>
    /// <param name="fix">What to do, in full sentences.</param>
    public ProjectFile WithUnknownProgram(string key, string problem, string fix)
    {
        var problems = new ProblemList(Path);
        if (_content.Find(key) is null && Misspelt(key) is { } near)
        {
            problems.Add(near.KeyMark, ConfigPath.Document.Key(near.Key), ProgramIsKnown.Mistake(
                $"is not a key of {FileName}, and '{key}' is missing", $"Did you mean '{key}'?"));
        }
        else
        {
            var entry = _content.Find(key) ?? _content.Find(RuntimeKey);
            problems.Add(entry?.Place ?? Place.None, ConfigPath.Document.Key(key), ProgramIsKnown.Mistake(problem, fix));
        }

        return With(problems);
    }

    // A project that nothing but the name is known of.
    internal static ProjectFile Named(string name) => new(FileName, name, ConfigMap.Empty);

    private ProjectFile With(ProblemList problems) => new(Path, Name, _content)
    {
        StackFolder = StackFolder,
        Config = Config,
        Problems = [.. Problems, .. problems.InFileOrder()],
    };

    private static string? NameIn(ConfigNode root, ProblemList problems)
    {
        var entry = (root as ConfigMap)?.Find(NameKey);
        if (entry is not null)
        {
            return (string?)Binding.For(ValueForm.Text).Bind(ConfigSlot.Of(entry, ConfigPath.Document), problems);
        }

        if (root is not ConfigUnreadable)
        {
            var mistake = KeyIsGiven.Mistake("is missing", "Add for example 'name: gpuinfra'.");
            problems.Add(Place.None, ConfigPath.Document.Key(NameKey), mistake);
        }

        return null;
    }

    private static void RefusePathsThatCannotBe(ConfigMap content, ProblemList problems)
    {
        foreach (var entry in ((string[])[MainKey, StackFolderKey, ConfigKey]).Select(content.Find).OfType<ConfigEntry>())
        {
            if (entry.Value is ConfigScalar path && path.Text.Contains('\0', StringComparison.Ordinal))
            {
                problems.Add(entry.Place, ConfigPath.Document.Key(entry.Key), ValueHasType.Mistake(
                    "holds the letter NUL, which no path can have", "Remove it."));
            }
        }
    }

    // A text as the configuration is the older way to say where the stack files are.
    private static string FolderIn(ConfigMap content, ProblemList problems)
    {
        var (older, folder) = (content.Find(ConfigKey), content.Find(StackFolderKey));
        switch (older?.Value)
        {
            case ConfigScalar { Kind: ScalarKind.Text } when folder is not null:
                problems.Add(
                    older.Place, ConfigPath.Document.Key(ConfigKey),
                    KeyIsWrittenOnce.Mistake($"says where the stack files are, as '{StackFolderKey}' does", "Remove it."));
                break;
            case ConfigScalar { Kind: ScalarKind.Text } text:
                return text.Text;
            case null or ConfigMap or ConfigUnreadable or ConfigScalar { Kind: ScalarKind.Null }:
                break;
            default:
                problems.Add(older.Place, ConfigPath.Document.Key(ConfigKey), ValueHasType.Mistake(
                    $"is {older.Value.Describe()}, but must be a map", "Write 'config:', and below it 'gcp:region: {value: ...}'."));
                break;
        }

        return (folder?.Value as ConfigScalar)?.Text ?? "";
    }

    private ConfigEntry? Misspelt(string key) =>
        _content.Entries.FirstOrDefault(entry => KnownKeys.Nearest(entry.Key, [key]) is not null && entry.Key is not NameKey);

    private string TextOf(string key) => (_content.Find(key)?.Value as ConfigScalar)?.Text ?? "";
}
