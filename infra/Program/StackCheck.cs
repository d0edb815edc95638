namespace GpuInfra.Program;

/// <summary>A stack file, what it says, and everything that is wrong with it, in the order of the file.</summary>
/// <param name="File">The file.</param>
/// <param name="Settings">What it says; to be used only where there are no <see cref="Errors"/>.</param>
/// <param name="Problems">Mistakes of form and broken rules, errors and warnings.</param>
public sealed record StackCheck(StackFile File, StackSettings Settings, IReadOnlyList<SettingsProblem> Problems)
{
    /// <summary>The problems that stop a deployment.</summary>
    public IEnumerable<SettingsProblem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);

    /// <summary>The problems that are only reported.</summary>
    public IEnumerable<SettingsProblem> Warnings => Problems.Where(problem => problem.Severity == Severity.Warning);

    /// <summary>Reads what a stack file says and runs every rule on it.</summary>
    public static StackCheck Of(StackFile file) => Of(file, file);

    /// <summary>Reads a configuration and runs every rule on it.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="written">The file that knows the lines and columns of the same values.</param>
    internal static StackCheck Of(StackFile config, StackFile written)
    {
        var problems = new ProblemList(config.Path);
        var settings = StackSettings.Read(config, problems);
        var broken = BrokenRules(settings, written).Where(rule => !problems.Spoiled.Any(rule.IsWithin));
        return new(config, settings, [.. problems.InFileOrder().Concat(broken).OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }

    private static IEnumerable<SettingsProblem> BrokenRules(StackSettings settings, StackFile written)
    {
        if (settings.Project.Length == 0 || settings.Region.Length == 0)
        {
            return [];
        }

        var platform = InferencePlatformSpec.Check(InferenceProgram.PlatformName, settings.Platform);
        return Located(platform.Violations, ConfigKeys.Platform)
            .Concat(settings.Services.SelectMany(service => Located(
                ModelServiceSpec.Check(service.Key, service.Value.In(platform.Spec)).Violations,
                ArgumentPath.Key(ConfigKeys.Services, service.Key))));

        IEnumerable<SettingsProblem> Located(IReadOnlyList<Violation> violations, string part) =>
            violations.Select(violation => SettingsProblem.From(violation, written, part));
    }
}
