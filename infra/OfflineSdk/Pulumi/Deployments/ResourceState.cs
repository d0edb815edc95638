namespace Pulumi;

/// <summary>What the engine answers about a resource.</summary>
internal sealed record ResourceState(string Urn, string Id, Dictionary<string, object?> Properties);
