namespace GpuInfra.Planning;

/// <summary>A price in US dollars.</summary>
/// <param name="Id">What is priced, such as <c>run.gpu.nvidia-l4</c>; a price file names it so.</param>
/// <param name="Region">Where it holds; nothing if it does everywhere.</param>
/// <param name="Amount">US dollars a unit.</param>
/// <param name="Unit">The unit, such as <c>GPU-second</c>.</param>
/// <param name="Source">Who says so, and when that was read.</param>
/// <param name="IsOverridden">Whether a price file says it.</param>
public sealed record Price(string Id, string? Region, decimal Amount, string Unit, Source Source, bool IsOverridden = false);
