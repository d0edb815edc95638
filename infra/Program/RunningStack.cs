using Pulumi;

namespace GpuInfra.Program;

/// <summary>The stack that Pulumi runs this program for.</summary>
internal static class RunningStack
{
    /// <summary>The stack's settings, checked; warnings are logged.</summary>
    /// <exception cref="RunException">There are mistakes; it lists them all.</exception>
    public static StackSettings Settings()
    {
        var check = StackCheck.Of(StackSettings.Configuration(), File());
        if (check.Errors.Any())
        {
            throw new RunException(new InvalidSettingsException([.. check.Errors]).Message);
        }

        foreach (var warning in check.Warnings)
        {
            Log.Warn(warning.ToString());
        }

        return check.Settings;
    }

    // Only to name lines and columns: what holds is what Pulumi says, which may come from elsewhere too.
    private static StackFile File() =>
        StackFile.Read(Path.Combine(Deployment.Instance.RootDirectory, $"Pulumi.{Deployment.Instance.StackName}.yaml"));
}
