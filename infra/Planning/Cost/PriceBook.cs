namespace GpuInfra.Planning;

/// <summary>What everything costs: the list prices of the catalog, and what a price file says instead of them.</summary>
public sealed class PriceBook
{
    private static readonly Lazy<PriceBook> OfList = new(() => new(ListPrices.All.Select(price =>
        new Price(price.Id, price.Region, price.Amount, price.Unit, price.Source))));

    private readonly Dictionary<(string Id, string Region), Price> _prices;

    private PriceBook(IEnumerable<Price> prices) => _prices = prices.ToDictionary(Key);

    /// <summary>The list prices.</summary>
    public static PriceBook List => OfList.Value;

    /// <summary>All prices, by id and region.</summary>
    public IReadOnlyList<Price> Prices =>
        [.. _prices.Values.OrderBy(price => price.Id, StringComparer.Ordinal).ThenBy(price => price.Region, StringComparer.Ordinal)];

    /// <summary>The price of something in a region, or else the one that holds everywhere; nothing where neither is known.</summary>
    public Price? Find(string id, string region) =>
        _prices.GetValueOrDefault((id, region)) ?? _prices.GetValueOrDefault((id, ""));

    /// <summary>
    /// The same prices with some replaced. One without a region holds in all; where another names the region, that one does.
    /// </summary>
    /// <exception cref="ArgumentException">There is no price of that id.</exception>
    public PriceBook With(IEnumerable<PriceOverride> overrides)
    {
        var prices = _prices.Values.ToList();
        foreach (var changed in overrides.OrderBy(changed => changed.Region is not null))
        {
            var known = prices.Find(price => price.Id == changed.Id && price.Region == changed.Region)
                ?? prices.Find(price => price.Id == changed.Id)
                ?? throw new ArgumentException($"There is no price '{changed.Id}'.", nameof(overrides));
            prices.RemoveAll(price => price.Id == changed.Id && (changed.Region is null || price.Region == changed.Region));
            prices.Add(known with
            {
                Region = changed.Region,
                Amount = changed.Amount,
                Source = new(changed.File, changed.Read ?? known.Source.Read, Certainty.Confirmed),
                IsOverridden = true,
            });
        }

        return new(prices);
    }

    private static (string Id, string Region) Key(Price price) => (price.Id, price.Region ?? "");
}
