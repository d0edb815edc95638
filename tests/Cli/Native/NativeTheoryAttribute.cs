namespace GpuInfra.Cli.Tests;

/// <summary>A test of the native build, which is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = NativeTool.WhySkipped;
}
