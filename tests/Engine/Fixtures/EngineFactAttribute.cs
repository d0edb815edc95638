namespace GpuInfra.Engine.Tests;

/// <summary>A test that runs a program against an engine, and is skipped where programs cannot speak to one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute() => Skip = Obstacle;

    /// <summary>Why no program can be run against an engine here; nothing if it can.</summary>
    public static string? Obstacle =>
#if OFFLINE
        "The stand-in for the published packages has no gRPC, and so no way to an engine. It runs in the build Debug.";
#else
        null;
#endif
}
