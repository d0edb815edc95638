namespace GpuInfra.Engine.Tests;

/// <summary>A theory that runs programs against an engine, and is skipped where programs cannot speak to one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute() => Skip = EngineFactAttribute.Obstacle;
}
