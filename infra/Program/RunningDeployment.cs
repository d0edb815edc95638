using Pulumi;

namespace GpuInfra.Program;

/// <summary>The deployment that Pulumi runs this program for.</summary>
public static class RunningDeployment
{
    /// <summary>The stack's settings, checked. Of what is only worth a warning, the components warn.</summary>
    /// <exception cref="RunException">There are mistakes; it lists them all.</exception>
    public static StackSettings Settings()
    {
        var check = StackCheck.Of(StackSettings.Configuration(), File());
        return check.Errors.Any()
            ? throw new RunException(new InvalidSettingsException([.. check.Errors]).Message)
            : check.Settings;
    }

    // Only to name lines and columns: what holds is what Pulumi says, which may come from elsewhere too.
    private static StackFile File() =>
        StackFile.Read(Path.Combine(Deployment.Instance.RootDirectory, $"Pulumi.{Deployment.Instance.StackName}.yaml"));
}
