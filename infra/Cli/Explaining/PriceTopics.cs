using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>The list prices: all of them in one topic, and each with its regions in one of its own.</summary>
internal static class PriceTopics
{
    private const string Kind = "prices";

    private static readonly ILookup<string, ListPrice> ById = ListPrices.All.ToLookup(price => price.Id);

    public static IEnumerable<Topic> All =>
    [
        new(Kind, Kind, "what Google asks of everybody, in US dollars")
        {
            Text = "Taxes, free tiers and discounts are left out. A file prices.yaml beside the stack files says what somebody pays "
                + "instead, such as 'prices: {run.cpu@europe-west4: 0.000016}'.",
            Facts = [.. ById.Select(prices => new Fact(prices.Key, Range([.. prices]), BestKnown(prices).Source))],
        },
        .. ById.Select(prices => new Topic(Kind, prices.Key, $"US dollars per {prices.First().Unit}")
        {
            Facts =
            [
                .. prices.Select(price => new Fact(price.Region ?? "everywhere", Text(price.Amount), price.Source)),
            ],
        }),
    ];

    private static ListPrice BestKnown(IEnumerable<ListPrice> prices) => prices.MinBy(price => price.Source.Certainty)!;

    private static string Range(IReadOnlyList<ListPrice> prices)
    {
        var (least, most) = (prices.Min(price => price.Amount), prices.Max(price => price.Amount));
        return $"{(least == most ? Text(least) : $"{Text(least)} to {Text(most)}")} per {prices[0].Unit}";
    }

    private static string Text(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
}
