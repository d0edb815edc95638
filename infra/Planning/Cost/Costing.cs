using System.Globalization;

namespace GpuInfra.Planning;

/// <summary>What everybody needs who reckons a part of the costs of a stack.</summary>
internal sealed record Costing(PlannedStack Stack, PriceBook Prices)
{
    public CostNotes Notes { get; } = new();

    /// <summary>Whether the stack file says of anything how much it is used.</summary>
    public bool HasUsage { get; } =
        Stack.Services.Any(service => service.Usage is not null)
        || Stack.Platforms.Any(platform => platform.Inputs.Map("usage") is not null);

    /// <summary>A price; where none is known, that is noted.</summary>
    public Price? Find(string id, string region)
    {
        var price = Prices.Find(id, region);
        if (price is null)
        {
            Notes.Add($"No price is known of {id} in {(region.Length > 0 ? region : "an unknown region")}: it counts as nothing.");
        }

        return price;
    }

    /// <summary>What costs the same however much it is used.</summary>
    public MonthlyCost Constant(decimal amount) => new(amount, amount, HasUsage ? amount : null);

    /// <summary>What is known only from what the stack file says of its use.</summary>
    public MonthlyCost Used(decimal amount) => new(0, amount, HasUsage ? amount : null);

    /// <summary>A quantity and a price in words: <c>730 h at $0.01 an endpoint-hour</c>.</summary>
    public static string At(FormattableString quantity, Price? price) => price is null
        ? $"{quantity.ToString(CultureInfo.InvariantCulture)}, without a known price"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{quantity.ToString(CultureInfo.InvariantCulture)} at ${price.Amount:0.############################} per {price.Unit}");
}
