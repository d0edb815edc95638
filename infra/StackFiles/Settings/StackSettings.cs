namespace GpuInfra.StackFiles;

/// <summary>What the user says of one stack: where it is, what its services share, and its services.</summary>
public sealed record StackSettings
{
    internal const string PlatformName = "inference";

    /// <summary>The Google Cloud project's id.</summary>
    [Input(ConfigKeys.Project)]
    public required string Project { get; init; }

    /// <summary>The region, such as <c>europe-west4</c>.</summary>
    [Input(ConfigKeys.Region)]
    public required string Region { get; init; }

    /// <summary>What the services share. Every key left out has its default.</summary>
    [Input(ConfigKeys.Platform)]
    public required InferencePlatformArgs Platform { get; init; }

    /// <summary>The services by name, in the order of the file.</summary>
    [Input(ConfigKeys.Services)]
    public required IReadOnlyDictionary<string, ModelServiceArgs> Services { get; init; }

    internal static IReadOnlyList<ArgsInput> Inputs => new ArgsForm(typeof(StackSettings)).Args.Inputs;

    /// <summary>The settings in a stack file, or what is wrong with them.</summary>
    public static Bound<StackSettings> FromFile(StackFile file)
    {
        var problems = new ProblemList(file.Path);
        return problems.Bind(Read(file, problems));
    }

    /// <summary>The settings in a configuration as Pulumi hands it to a program: texts, of which objects are JSON.</summary>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="texts">The texts by full key, such as <c>gcp:project</c>.</param>
    public static Bound<StackSettings> FromConfig(string stack, IReadOnlyDictionary<string, string> texts) => FromFile(
        new StackFileReader($"Pulumi.{stack}.yaml", ConfigScope.OfInference).FromTexts(stack, texts, new HashSet<string>()));

    // As much of the settings as can be understood; the rest is in the problems.
    internal static StackSettings Read(StackFile file, ProblemList problems)
    {
        problems.AddRange(file.Problems);
        if (!file.IsReadable)
        {
            return new() { Project = "", Region = "", Platform = new(), Services = new Dictionary<string, ModelServiceArgs>() };
        }

        foreach (var key in file.Meant)
        {
            problems.Leave(ConfigPath.Config.Key(key));
        }

        var project = RequireText(file, ConfigKeys.Project, "<project-id>", problems);
        var region = RequireText(file, ConfigKeys.Region, "<region>", problems);
        var platform = Bind<InferencePlatformArgs>(file, ConfigKeys.Platform, problems) ?? new();
        var services = ReadServices(file, problems) ?? new Dictionary<string, ModelServiceArgs>();
        (platform.Project, platform.Region) = (project, region);
        platform.EncryptionKeys = ModelServiceArgs.KeysOf(services.Values) is { Count: > 0 } keys ? keys : null;
        platform.ServiceApis = ModelServiceArgs.ApisOf(services.Values) is { Count: > 0 } apis ? apis : null;
        platform.EngineMirrors = ModelServiceArgs.MirrorsOf(PlatformName, services.Values) is { Count: > 0 } mirrors ? mirrors : null;
        return new()
        {
            Project = project,
            Region = region,
            Platform = platform,
            Services = services,
        };
    }

    // None at all is never meant by silence: it would delete those that are deployed.
    private static IReadOnlyDictionary<string, ModelServiceArgs>? ReadServices(StackFile file, ProblemList problems)
    {
        var entry = file.Config.Find(ConfigKeys.Services);
        if (entry?.Value is not (null or ConfigScalar { Kind: ScalarKind.Null }))
        {
            return Bind<IReadOnlyDictionary<string, ModelServiceArgs>>(file, ConfigKeys.Services, problems);
        }

        if (!file.IsMeant(ConfigKeys.Services))
        {
            var fix = $"Write the services below it, or '{ConfigKeys.Services}: {{}}' if there are to be none.{Hint(file)}";
            problems.Add(
                entry?.Place ?? file.ConfigMark,
                ConfigPath.Config.Key(ConfigKeys.Services),
                entry is null ? KeyIsGiven.Mistake("is missing", fix) : ValueIsGiven.Mistake("has no value", fix));
        }

        return null;
    }

    private static string RequireText(StackFile file, string key, string example, ProblemList problems)
    {
        var path = ConfigPath.Config.Key(key);
        var entry = file.Config.Find(key);
        if (entry?.Value is ConfigSecret)
        {
            var fix = $"Set it again without --secret: {Command(file, key, example)}.";
            problems.Add(entry.Place, path, ValueIsNotEncrypted.Mistake("is encrypted, but must be readable", fix));
            return "";
        }

        if (file.IsMeant(key))
        {
            return "";
        }

        if (entry?.Value is null or ConfigScalar { Text: "" } or ConfigScalar { Kind: ScalarKind.Null })
        {
            var fix = $"Run {Command(file, key, example)}, which writes it to Pulumi.{file.Stack}.yaml.{Hint(file)}";
            problems.Add(
                entry?.Place ?? file.ConfigMark,
                path,
                entry is null ? KeyIsGiven.Mistake("is missing", fix) : ValueIsGiven.Mistake("is empty", fix));
            return "";
        }

        return Bind<string>(file, key, problems) ?? "";
    }

    private static T? Bind<T>(StackFile file, string key, ProblemList problems)
        where T : class =>
        ArgsBinder.Bind<T>(file, key, Inputs.Single(input => input.Key == key).Form, problems);

    private static string Hint(StackFile file) => file.HasEnvironment ? " What an environment says is not read here." : "";

    private static string Command(StackFile file, string key, string example) =>
        $"'pulumi config set {key} {example} --stack {file.Stack}'";
}
