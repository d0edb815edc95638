namespace GpuInfra;

/// <summary>How long a request waits that finds no instance, as an estimate.</summary>
/// <param name="WeightBytes">What is loaded.</param>
/// <param name="Rate">From where, and how fast.</param>
/// <param name="Loading">From the start of the container to the loaded model.</param>
public sealed record ColdStart(long WeightBytes, LoadRate Rate, SecondsRange Loading)
{
    /// <summary>From the request to the loaded model.</summary>
    public SecondsRange Seconds => EngineNeeds.InstanceStart.Then(Loading);

    /// <summary>What is to be expected between the two ends of <see cref="Seconds"/>.</summary>
    public required long ExpectedSeconds { get; init; }

    /// <summary>The estimate; none where the engine's habits or the size of the weights are not known.</summary>
    /// <param name="engine">The inference server.</param>
    /// <param name="weightBytes">The size of the weights.</param>
    /// <param name="rate">From where they come, and how fast.</param>
    public static ColdStart? Of(Engine engine, long? weightBytes, LoadRate rate) =>
        engine.Needs is { } needs && weightBytes is { } bytes
            ? new(bytes, rate, needs.WarmUp.Then(rate.SecondsFor(bytes))) { ExpectedSeconds = Expected(needs, rate, bytes) }
            : null;

    internal static ColdStart? Of(Engine engine, ServedModel model) =>
        Of(engine, Models.WeightBytesOf(engine, model.Name, model.Weights), LoadRates.Of(engine, model.Source, model.MountOptions));

    private static long Expected(EngineNeeds needs, LoadRate rate, long bytes) =>
        (long)decimal.Round(EngineNeeds.ExpectedInstanceStart + needs.ExpectedWarmUp + rate.ExpectedSecondsFor(bytes));
}
