namespace GpuInfra.Planning;

/// <summary>A property that cannot be changed without replacing its resource.</summary>
/// <param name="Type">The type token of the resource.</param>
/// <param name="Path">The property, in the engine's spelling; <c>[*]</c> stands for every item.</param>
/// <param name="Condition">When it replaces, in words; nothing if it always does.</param>
/// <param name="Source">Who says so.</param>
public sealed record ReplacementFact(string Type, string Path, string? Condition, Source Source);
