namespace GpuInfra;

/// <summary>How long a model takes until it answers.</summary>
/// <param name="WeightBytes">What is loaded.</param>
/// <param name="Rate">From where, and how fast.</param>
/// <param name="Seconds">From the start of the container to the loaded model.</param>
internal sealed record ModelLoading(long WeightBytes, LoadRate Rate, SecondsRange Seconds)
{
    /// <summary>From a request that finds no instance to the loaded model.</summary>
    internal SecondsRange ColdStart => EngineNeeds.InstanceStart.Then(Seconds);

    /// <summary>None where the engine's habits or the size of the weights are not known.</summary>
    internal static ModelLoading? Of(ModelServiceArgs args, Engine engine)
    {
        if (engine.Needs is not { } needs || ModelSizes.Of(args, engine).WeightBytes is not { } bytes)
        {
            return null;
        }

        var rate = RateOf(args);
        return new(bytes, rate, needs.WarmUp.Then(rate.SecondsFor(bytes)));
    }

    private static LoadRate RateOf(ModelServiceArgs args)
    {
        if (!ModelServiceSpec.IsInBucket(args))
        {
            return LoadRates.Image;
        }

        var options = args.Volumes?.TryGetValue(EnginePreset.ModelVolume, out var volume) == true
            ? volume.MountOptions
            : EnginePreset.MountOptions;
        return options?.Contains(LoadRates.ReadAhead) == true ? LoadRates.BucketReadAhead : LoadRates.Bucket;
    }
}
