using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What goes from one node to another.</summary>
internal sealed record GraphEdge(string From, string To, EdgeKind Kind, string Label)
{
    /// <summary>Whether it is made or goes away; nothing if it stays.</summary>
    public ChangeKind? Change { get; init; }
}
