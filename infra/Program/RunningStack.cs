using Pulumi;

namespace GpuInfra.Program;

/// <summary>The stack that Pulumi runs this program for.</summary>
internal static class RunningStack
{
    /// <summary>The stack's settings, checked; warnings are logged.</summary>
    /// <exception cref="RunException">There are mistakes; it lists them all.</exception>
    public static StackSettings Settings()
    {
        var bound = StackSettings.FromDeployment();
        var problems = bound.Value is null ? bound.Problems : CheckedStack.BrokenRules(bound.Value, File());
        var errors = problems.Where(p => p.Severity == Severity.Error).ToList();
        if (bound.Value is null || errors.Count > 0)
        {
            throw new RunException(new InvalidSettingsException(errors).Message);
        }

        foreach (var warning in problems)
        {
            Log.Warn(warning.ToString());
        }

        return bound.Value;
    }

    // Only to name lines and columns: what holds is what Pulumi says, which may come from elsewhere too.
    private static StackFile File() =>
        StackFile.Read(Path.Combine(Deployment.Instance.RootDirectory, $"Pulumi.{Deployment.Instance.StackName}.yaml"));
}
