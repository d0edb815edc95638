namespace GpuInfra;

/// <summary>How fast the memory of a GPU is, and how much of it weights may take so that something is left to work with.</summary>
/// <param name="GigabytesPerSecond">How much can be read in a second, in 10^9 bytes.</param>
/// <param name="AmpleGigabytes">Weights below this many 10^9 bytes leave room for long contexts.</param>
/// <param name="MostGigabytes">Weights above this many 10^9 bytes leave no room for any context.</param>
/// <param name="Source">Who says how fast it is. Nobody publishes the room: it is what this catalog takes for it.</param>
public sealed record AcceleratorMemory(int GigabytesPerSecond, decimal AmpleGigabytes, decimal MostGigabytes, Source Source)
{
    private const decimal BytesPerGigabyte = 1_000_000_000;

    /// <summary>How weights fit that nothing else is said of.</summary>
    /// <param name="bytes">Their size.</param>
    public WeightFit FitOf(long bytes) => (bytes / BytesPerGigabyte) switch
    {
        var gigabytes when gigabytes < AmpleGigabytes => WeightFit.Ample,
        var gigabytes when gigabytes <= MostGigabytes => WeightFit.Tight,
        _ => WeightFit.TooLarge,
    };
}

/// <summary>How weights fit into the memory of a GPU.</summary>
public enum WeightFit
{
    /// <summary>They leave room for long contexts.</summary>
    Ample,

    /// <summary>They leave room for short contexts.</summary>
    Tight,

    /// <summary>They leave no room.</summary>
    TooLarge,
}
