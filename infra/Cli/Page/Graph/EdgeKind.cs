namespace GpuInfra.Cli;

/// <summary>What an edge of the drawing carries.</summary>
internal enum EdgeKind
{
    /// <summary>Requests and connections.</summary>
    Traffic,

    /// <summary>Weights and images.</summary>
    Data,
}
