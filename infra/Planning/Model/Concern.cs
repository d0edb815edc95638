namespace GpuInfra.Planning;

/// <summary>Something that a deployment may do and that no change of a resource tells.</summary>
/// <param name="Risk">What it would put at risk.</param>
/// <param name="Words">What may happen, and why that is not known, in a sentence.</param>
public sealed record Concern(Risk Risk, string Words);
