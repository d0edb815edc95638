namespace GpuInfra;

/// <summary>How a server is asked over HTTP.</summary>
/// <param name="Source">Who says so.</param>
public sealed record ServerApi(Source Source)
{
    /// <summary>What clients of OpenAI's protocol add to the address of the service.</summary>
    public string BasePath { get; init; } = "/v1";

    /// <summary>The path of its own protocol that answers; none where it has no other.</summary>
    public string? OwnPath { get; init; }
}
