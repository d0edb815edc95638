using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>A piece of a line that is not broken.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">How it looks where there is colour.</param>
internal readonly record struct Segment(string Text, Style Style);
