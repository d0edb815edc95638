namespace GpuInfra.Engine.Tests;

/// <summary>What stands for the engine where there is none.</summary>
internal sealed class LoopbackEngine : IAsyncDisposable
{
    public string Address => throw new NotSupportedException(EngineFactAttribute.Obstacle);

    public static Task<LoopbackEngine> StartAsync(RecordedDeployment deployment) =>
        throw new NotSupportedException(EngineFactAttribute.Obstacle);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
