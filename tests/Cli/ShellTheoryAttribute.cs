namespace GpuInfra.Cli.Tests;

/// <summary>A test that needs a shell, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute(string shell)
    {
        Shell = shell;
        Skip = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)))
            ? null
            : $"There is no {shell} here.";
    }

    /// <summary>The shell, as it stands in the PATH.</summary>
    public string Shell { get; }
}
