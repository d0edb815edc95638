namespace GpuInfra.Program;

/// <summary>A stack file, what it says, and everything that is wrong with it, in the order of the file.</summary>
/// <param name="File">The file.</param>
/// <param name="Settings">What it says; nothing where it cannot be understood.</param>
/// <param name="Problems">Mistakes of form and broken rules, errors and warnings.</param>
public sealed record CheckedStack(StackFile File, StackSettings? Settings, IReadOnlyList<SettingsProblem> Problems)
{
    private const string PlatformKey = "gpuinfra:platform";
    private const string ServicesKey = "gpuinfra:services";

    /// <summary>The problems that stop a deployment.</summary>
    public IEnumerable<SettingsProblem> Errors => Problems.Where(p => p.Severity == Severity.Error);

    /// <summary>Reads what a stack file says and runs every rule on it.</summary>
    public static CheckedStack Of(StackFile file)
    {
        var bound = StackSettings.FromFile(file);
        return bound.Value is null
            ? new(file, null, bound.Problems)
            : new(file, bound.Value, [.. bound.Problems, .. BrokenRules(bound.Value, file)]);
    }

    /// <summary>Runs every rule on settings whose values stand in a file.</summary>
    internal static IReadOnlyList<SettingsProblem> BrokenRules(StackSettings settings, StackFile file)
    {
        var platform = InferencePlatformSpec.Check(InferenceProgram.PlatformName, settings.WiredPlatform());
        return
        [
            .. platform.Violations
                .Select(violation => SettingsProblem.From(violation, file, PlatformKey))
                .Concat(settings.Services.SelectMany(service =>
                    ModelServiceSpec.Check(service.Key, service.Value.In(platform.Spec)).Violations
                        .Select(violation => SettingsProblem.From(violation, file, ArgumentPath.Key(ServicesKey, service.Key)))))
                .OrderBy(problem => (problem.Line, problem.Column)),
        ];
    }
}
