namespace Pulumi.Serialization;

/// <summary>Arguments as they go over the wire, and the resources that they come from.</summary>
internal sealed record SerializedProperties(Dictionary<string, object?> Values, HashSet<Resource> Dependencies);
