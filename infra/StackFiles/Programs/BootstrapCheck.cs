
namespace GpuInfra.StackFiles;

/// <summary>A stack file of this program, what it says of an environment's pipelines, and everything that is wrong with it.</summary>
/// <param name="File">The file.</param>
/// <param name="Settings">What it says; to be used only where there are no <see cref="ProgramCheck.Errors"/>.</param>
/// <param name="Problems">Mistakes of form, or else broken rules, in the order of the file.</param>
public sealed record BootstrapCheck(StackFile File, BootstrapSettings Settings, IReadOnlyList<Violation> Problems)
    : ProgramCheck(File, Problems)
{
    /// <summary>The key that the program knows in the namespace <c>gpuinfra</c>, and no other program does.</summary>
    public const string Pipeline = "gpuinfra:pipeline";

    private static readonly string[] OwnKeys = [Pipeline];

    /// <inheritdoc/>
    public override string Subject => "the pipelines";

    /// <summary>Reads a stack file and runs every rule on it.</summary>
    public static BootstrapCheck OfFile(string path) => Of(StackFile.Read(path, OwnKeys));

    /// <summary>Reads a stack file of a project and runs every rule on it.</summary>
    public static BootstrapCheck OfFile(string path, ProjectFile project) => Of(StackFile.Read(path, OwnKeys, project));

    /// <summary>Reads the text of a stack file and runs every rule on it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static BootstrapCheck OfText(string text, string fileName) => Of(StackFile.Parse(text, fileName, OwnKeys));

    /// <summary>Reads the configuration of the deployment that is running.</summary>
    /// <exception cref="InvalidArgsException">There are mistakes; it lists them all.</exception>
    public static BootstrapCheck OfDeployment() => RunningDeployment.Check(OwnKeys, Of);

    /// <inheritdoc/>
    public override IDictionary<string, object?> Build()
    {
        using var told = FindingLog.Told();
        return BootstrapProgram.Build(Settings);
    }

    private static BootstrapCheck Of(StackFile config)
    {
        var (project, region) = (TextOf(config, ConfigKeys.Project), TextOf(config, ConfigKeys.Region));
        var pipeline = ReadPipeline(config);
        var mistakes = config.IsReadable
            ? project.Problems.Concat(region.Problems).Concat(pipeline.Problems).Distinct().ToList()
            : [.. config.Problems];
        var settings = new BootstrapSettings(project.Value ?? "", region.Value ?? "", pipeline.Value!);
        var problems = mistakes.Exists(mistake => mistake.IsError) ? mistakes : mistakes.Concat(BrokenRules(settings, config));
        return new(config, settings, InFileOrder(problems.Concat(FileSecrets.In(config, [])), config));
    }

    // What is written under a mistaken key is not missing.
    private static Bound<PipelineIdentityArgs> ReadPipeline(StackFile file) => file.IsMeant(Pipeline)
        ? new(null, file.Problems)
        : ArgsBinder.Bind<PipelineIdentityArgs>(file, Pipeline);

    // What is left out is a rule's to tell, which knows what is wanted.
    private static Bound<string> TextOf(StackFile file, string key) =>
        file.Config.Find(key) is null ? new("", []) : ArgsBinder.Bind<string>(file, key);

    private static IEnumerable<Violation> BrokenRules(BootstrapSettings settings, StackFile file)
    {
        (settings.Pipeline.Project, settings.Pipeline.Location) = (settings.Project, settings.Region);
        return PipelineIdentitySpec.Check(BootstrapProgram.PipelineName, settings.Pipeline).Violations
            .Select(violation => file.Placed(violation with { Path = PlaceOf(violation.Path) }));
    }

    private static string PlaceOf(string argument) => argument switch
    {
        "project" => ConfigKeys.Project,
        "location" => ConfigKeys.Region,
        _ => ArgumentPath.Join(Pipeline, argument),
    };
}
