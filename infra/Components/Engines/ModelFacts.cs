namespace GpuInfra;

/// <summary>The sizes of a model in the form in which an engine loads it.</summary>
/// <param name="Name">What the engine calls it.</param>
/// <param name="EngineId">The engine's id.</param>
/// <param name="WeightBytes">The size of the weights on disk, which is what they take in memory, too.</param>
/// <param name="Cache">What each request takes beside them.</param>
/// <param name="MaximumContext">The most tokens that the model was made for.</param>
/// <param name="Source">Who says so.</param>
public sealed record ModelFacts(
    string Name, string EngineId, long WeightBytes, ModelKvCache Cache, int MaximumContext, Source Source);
