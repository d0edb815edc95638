using Pulumi;

namespace GpuInfra.Program;

/// <summary>The deployment that Pulumi runs this program for.</summary>
public static class RunningDeployment
{
    /// <summary>
    /// The stack's settings, checked. Of what is only worth a warning, the components warn, each of its own; what concerns the
    /// stack as a whole is logged here.
    /// </summary>
    /// <exception cref="RunException">There are mistakes; it lists them all.</exception>
    public static StackSettings Settings()
    {
        var check = StackCheck.Of(Configuration(ConfigKeys.OfInference), File(ConfigKeys.OfInference));
        if (check.Errors.Any())
        {
            throw new RunException(new InvalidSettingsException([.. check.Errors]).Message);
        }

        foreach (var warning in check.Warnings.Where(IsOfStack))
        {
            Log.Warn(warning.ToString());
        }

        return check.Settings;
    }

    /// <summary>What Pulumi says the configuration is.</summary>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    public static StackFile Configuration(IReadOnlyList<string> ownKeys) => StackFile.FromConfig(
        Deployment.Instance.StackName,
        ownKeys,
        key => key.Split(':') is [var space, var name] ? new Config(space).Get(name) : null);

    /// <summary>
    /// The stack file, only to name lines and columns: what holds is what Pulumi says, which may come from elsewhere too.
    /// </summary>
    /// <param name="ownKeys">The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</param>
    public static StackFile File(IReadOnlyList<string> ownKeys) => StackFile.Read(
        Path.Combine(Deployment.Instance.RootDirectory, $"Pulumi.{Deployment.Instance.StackName}.yaml"), ownKeys);

    private static bool IsOfStack(SettingsProblem problem) =>
        RuleBook.Find(problem.Rule) is { IsAboutStack: true };
}
