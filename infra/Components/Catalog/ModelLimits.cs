namespace GpuInfra;

/// <summary>What may be said of a model, and of how a server shares its GPU.</summary>
internal static class ModelLimits
{
    /// <summary>Tokens, bytes and parts of a server: of none of them there can be less than one.</summary>
    public static Bounds<int> AtLeastOne { get; } = new(1, null, Sources.ColdStarts);
}
