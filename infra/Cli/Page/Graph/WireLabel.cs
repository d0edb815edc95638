namespace GpuInfra.Cli;

/// <summary>A word on a line of the drawing, which ends at the place.</summary>
internal sealed record WireLabel(int X, int Y, string Text);
