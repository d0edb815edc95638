namespace GpuInfra.StackFiles;

/// <summary>The deployment that Pulumi runs this program for.</summary>
public static class RunningDeployment
{
    /// <summary>
    /// The stack's settings, checked as <c>gpuinfra check</c> does. What is only worth a warning, and what is silenced, is logged.
    /// </summary>
    /// <exception cref="InvalidArgsException">There are mistakes; it lists them all.</exception>
    public static StackCheck Check() => Check(ConfigKeys.OfInference, StackCheck.Of);

    /// <summary>The settings of a stack of another program, checked and logged likewise.</summary>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    /// <param name="check">Reads them and runs every rule.</param>
    /// <exception cref="InvalidArgsException">There are mistakes; it lists them all.</exception>
    public static TCheck Check<TCheck>(IReadOnlyList<string> ownKeys, Func<StackFile, TCheck> check)
        where TCheck : ProgramCheck
    {
        var root = Deployment.Instance.RootDirectory;
        var project = ReadProject(root);
        var result = check(Read(root, new(project, ownKeys)));
        Tell([.. project.Problems, .. result.Problems.Where(problem => problem.IsError || !result.IsForLater(problem))]);
        return result;
    }

    // Logs what stops nothing, and stops at what does.
    internal static void Tell(IReadOnlyList<Violation> problems)
    {
        foreach (var problem in problems.Where(problem => !problem.IsError))
        {
            FindingLog.Tell(problem.Finding, problem.IsWarning ? problem.Severity : null);
        }

        var errors = problems.Where(problem => problem.IsError).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidArgsException(errors);
        }
    }

    // What Pulumi says holds. Where the stack's file says the same, it is read instead, as it knows the lines.
    private static StackFile Read(string root, ConfigScope scope)
    {
        var stack = Deployment.Instance.StackName;
        var handed = HandedConfig.OfDeployment([ConfigKeys.Project, ConfigKeys.Region, .. scope.OwnKeys]);
        var said = new StackFileReader($"the configuration of {stack}", scope).FromTexts(stack, handed.Texts, handed.SecretKeys);
        return ReadFile(root, stack, scope) is { } written && ConfigEquality.IsSame(written, handed.Texts)
            ? written.With(said.Config.Entries.Where(entry => written.Config.Find(entry.Key) is null))
            : said;
    }

    private static ProjectFile ReadProject(string root)
    {
        var path = Path.Combine(root, ProjectFile.FileName);
        return IsReadable(path)
            ? ProjectFile.Parse(File.ReadAllText(path), ProjectFile.FileName)
            : ProjectFile.Named(Deployment.Instance.ProjectName);
    }

    private static StackFile? ReadFile(string root, string stack, ConfigScope scope)
    {
        var name = Path.Combine(scope.Project.StackFolder, $"Pulumi.{stack}.yaml");
        var path = Path.Combine(root, name);
        return IsReadable(path) ? new StackFileReader(name, scope).Parse(File.ReadAllText(path)) : null;
    }

    // Pulumi has read the file by then: what is none is somebody else's.
    private static bool IsReadable(string path) => File.Exists(path) && OrdinaryFile.Refusal(path, ConfigLimits.MaxBytes) is null;
}
