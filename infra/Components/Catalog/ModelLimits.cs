namespace GpuInfra;

// What may be said of a model, and of how a server shares its GPU.
internal static class ModelLimits
{
    public static Bounds<int> AtLeastOne { get; } = new(1, null, Sources.ColdStarts);
}
