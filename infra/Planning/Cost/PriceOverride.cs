namespace GpuInfra.Planning;

/// <summary>A price that somebody pays instead of the list price.</summary>
/// <param name="Id">What is priced: one of <see cref="PriceIds.All"/>.</param>
/// <param name="Region">Where; nothing if everywhere.</param>
/// <param name="Amount">US dollars a unit, which is the unit of the list price.</param>
/// <param name="File">The file that says so.</param>
public sealed record PriceOverride(string Id, string? Region, decimal Amount, string File)
{
    /// <summary>The day of the price; where nothing is said, it is as old as the list price.</summary>
    public DateOnly? Read { get; init; }
}
