using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>What a provider answers about a resource.</summary>
/// <param name="Id">Its identity; empty where it is not known yet.</param>
/// <param name="Outputs">Its outputs, of which some may be <see cref="WireText.Unknown"/>.</param>
internal sealed record CloudState(string Id, JsonObject Outputs);
