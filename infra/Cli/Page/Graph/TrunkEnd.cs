namespace GpuInfra.Cli;

/// <summary>Where the line of an edge leaves its trunk for a node.</summary>
internal sealed record TrunkEnd(GraphEdge Edge, int X, int Y, bool PointsAt);
