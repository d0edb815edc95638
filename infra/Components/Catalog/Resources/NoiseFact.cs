namespace GpuInfra;

/// <summary>A difference that a provider or the engine is known to show where there is none.</summary>
/// <param name="What">What is seen, in a sentence.</param>
/// <param name="Issue">The upstream issue or page that tells of it.</param>
public sealed record NoiseFact(string What, Source Issue);
