namespace GpuInfra;

/// <summary>A property that is known to show a difference where there is none.</summary>
/// <param name="Path">The property.</param>
/// <param name="Fact">What is known of it.</param>
/// <param name="When">Which differences are none.</param>
/// <param name="Word">The word that means the same as nothing, for <see cref="NoiseWhen.Unsaid"/>.</param>
public sealed record NoiseCondition(string Path, NoiseFact Fact, NoiseWhen When, string Word = "");
