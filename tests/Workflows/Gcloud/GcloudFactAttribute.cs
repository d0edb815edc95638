namespace GpuInfra.Workflows.Tests;

/// <summary>A test that asks gcloud what a command takes, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GcloudFactAttribute : FactAttribute
{
    public GcloudFactAttribute()
    {
        Skip = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "gcloud")))
            ? ScriptRun.Obstacle : "gcloud is not installed here.";
    }
}
