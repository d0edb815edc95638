namespace GpuInfra.Planning;

/// <summary>What a preview says of one resource: the engine asked the provider, and so it knows better than any table.</summary>
/// <param name="Urn">The name by which the engine knows the resource after the deployment, or before it if it is deleted.</param>
/// <param name="Operation">What the engine means to do.</param>
public sealed record EngineVerdict(string Urn, EngineOperation Operation)
{
    /// <summary>The inputs that differ, as the provider said; it may name none.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The resource as the previewed program wants it; nothing where the preview does not tell, or it is deleted.</summary>
    public PlannedResource? Goal { get; init; }
}
