namespace GpuInfra;

/// <summary>Which differences of a property are none.</summary>
public enum NoiseWhen
{
    /// <summary>All.</summary>
    Always,

    /// <summary>The program says nothing about it.</summary>
    Leftover,

    /// <summary>Both sides are zeros, empty, or left out.</summary>
    Zeros,

    /// <summary>Both sides are one word, or left out.</summary>
    Unsaid,

    /// <summary>Both sides send all traffic to the latest revision, or are left out.</summary>
    LatestTraffic,

    /// <summary>Both sides are the engine's own providers.</summary>
    DefaultProviders,
}
