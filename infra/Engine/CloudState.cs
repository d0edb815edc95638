namespace GpuInfra.Engine;

/// <summary>What is answered about a resource.</summary>
/// <param name="Id">Its identity; empty where it is not known yet.</param>
/// <param name="Outputs">Its outputs, of which some may be <see cref="WireText.Unknown"/>.</param>
public sealed record CloudState(string Id, JsonObject Outputs);
