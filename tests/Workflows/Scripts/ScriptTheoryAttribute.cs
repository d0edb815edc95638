namespace GpuInfra.Workflows.Tests;

/// <summary>A theory that runs a script of the pipeline, and is skipped where the script could not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScriptTheoryAttribute : TheoryAttribute
{
    public ScriptTheoryAttribute()
    {
        Skip = ScriptRun.Obstacle;
    }
}
