namespace GpuInfra.Planning.Tests;

/// <summary>What the provider says where one property of a deployed resource differs from what is planned.</summary>
internal sealed record Verdict(string State, string Urn, string Path, PropertyValue Deployed, PropertyValue Planned, string Says)
{
    /// <summary>The inputs for which it replaces the resource.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];
}
