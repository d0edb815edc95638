namespace GpuInfra;

/// <summary>An inference server whose habits this library knows.</summary>
/// <param name="Id">The word for it in settings.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ModelExample">How it names a model.</param>
/// <param name="HealthPath">The HTTP path that answers once the server runs; none where nothing is known.</param>
/// <param name="OpensBeforeLoaded">Whether it answers before the model is in GPU memory.</param>
/// <param name="Source">Who says so.</param>
public sealed record Engine(
    string Id, string Title, string ModelExample, string? HealthPath, bool OpensBeforeLoaded, Source Source)
{
    /// <summary>What it takes beside the weights; none where nothing is known.</summary>
    public EngineNeeds? Needs { get; init; }
}
