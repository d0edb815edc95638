namespace GpuInfra.Components.Tests;

/// <summary>A test that runs the importer, which is skipped where Python is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ImporterFactAttribute : FactAttribute
{
    public ImporterFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "The script is one of a Linux container." : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "python3"))) ? null : "There is no python3 to run the importer with.";
    }
}
