namespace GpuInfra.Cli;

/// <summary>Where all lines of a trunk begin or end.</summary>
internal sealed record TrunkRoot(int X, int Y, bool PointsAt);
