namespace GpuInfra;

/// <summary>
/// How a model server shares its GPU. Google's formula makes the concurrency of it:
/// model instances × parallel queries + model instances × batch size.
/// </summary>
public sealed class ParallelismArgs : ResourceArgs
{
    /// <summary>The copies of the model in one instance. Left out, one.</summary>
    [Input("modelInstances")]
    public int? ModelInstances { get; init; }

    /// <summary>The queries that one copy answers at once. Left out, one.</summary>
    [Input("parallelQueries")]
    public int? ParallelQueries { get; init; }

    /// <summary>The queries that may wait for one copy so that its batches are full. Left out, one.</summary>
    [Input("batchSize")]
    public int? BatchSize { get; init; }
}
