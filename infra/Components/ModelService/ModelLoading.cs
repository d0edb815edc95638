namespace GpuInfra;

/// <summary>How long a model takes until it answers, by the arguments of its service.</summary>
internal static class ModelLoading
{
    /// <summary>None where the engine's habits or the size of the weights are not known.</summary>
    internal static ColdStart? Of(ModelServiceArgs args, Engine engine) =>
        ColdStart.Of(engine, ModelSizes.Of(args, engine).WeightBytes, LoadRates.Of(args.ModelSource, MountOptions(args)));

    private static IEnumerable<string> MountOptions(ModelServiceArgs args) =>
        args.Volumes?.TryGetValue(Engine.ModelVolume, out var volume) == true
            ? volume.MountOptions ?? []
            : Engine.MountOptions;
}
