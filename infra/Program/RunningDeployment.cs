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
        var check = StackCheck.Of(StackSettings.Configuration(), File());
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

    private static bool IsOfStack(SettingsProblem problem) =>
        RuleBook.Find(problem.Rule) is { IsAboutStack: true };

    // Only to name lines and columns: what holds is what Pulumi says, which may come from elsewhere too.
    private static StackFile File() =>
        StackFile.Read(Path.Combine(Deployment.Instance.RootDirectory, $"Pulumi.{Deployment.Instance.StackName}.yaml"));
}
