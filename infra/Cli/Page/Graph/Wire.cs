using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>A line of the drawing.</summary>
/// <param name="Path">Its way, as SVG writes it.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="Change">Whether it is made or goes away; nothing if it stays.</param>
/// <param name="End">Where its arrow points, if it has one.</param>
internal sealed record Wire(string Path, EdgeKind Kind, ChangeKind? Change, ArrowHead? End = null);
