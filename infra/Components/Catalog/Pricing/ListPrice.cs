namespace GpuInfra;

/// <summary>What Google asks of everybody, in US dollars, before taxes, discounts and free tiers.</summary>
/// <param name="Id">What is priced: one of <see cref="PriceIds.All"/>.</param>
/// <param name="Region">Where it holds; nothing if it does everywhere that has no price of its own.</param>
/// <param name="Amount">US dollars a unit.</param>
/// <param name="Unit">The unit, such as <c>GPU-second</c>.</param>
/// <param name="Source">Who says so, and when that was read.</param>
public sealed record ListPrice(string Id, string? Region, decimal Amount, string Unit, Source Source);
