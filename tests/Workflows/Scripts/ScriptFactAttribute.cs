namespace GpuInfra.Workflows.Tests;

/// <summary>A test that runs a script of the pipeline, and is skipped where the script could not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute()
    {
        Skip = ScriptRun.Obstacle;
    }
}
