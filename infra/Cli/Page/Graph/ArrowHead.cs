namespace GpuInfra.Cli;

/// <summary>The tip of an arrow, and the way it points: 1 or -1 along an axis, else 0.</summary>
internal sealed record ArrowHead(int X, int Y, int Right, int Down);
