namespace GpuInfra.StackFiles;

/// <summary>One price of a <see cref="PriceFile"/>.</summary>
/// <param name="Id">What is priced: one of <see cref="PriceIds.All"/>.</param>
/// <param name="Region">Where; nothing if everywhere.</param>
/// <param name="Amount">US dollars a unit, which is the unit of the list price.</param>
public sealed record PriceEntry(string Id, string? Region, decimal Amount);
