namespace GpuInfra.Planning;

// What everybody needs who reckons a part of the costs of a stack.
internal sealed record Costing(PlannedStack Stack, PriceBook Prices)
{
    public CostNotes Notes { get; } = new();

    public bool HasUsage { get; } =
        Stack.Services.Any(service => service.Usage is not null)
        || Stack.Platforms.Any(platform => platform.HasUsage);

    // A price; where none is known, that is noted.
    public Price? Find(string id, string region)
    {
        var price = Prices.Find(id, region);
        if (price is null)
        {
            Notes.Add($"No price is known of {id} in {(region.Length > 0 ? region : "an unknown region")}: it counts as nothing.");
        }

        return price;
    }

    public MonthlyCost Constant(decimal amount) => new(amount, amount, HasUsage ? amount : null);

    // What is known only from what the stack file says of its use.
    public static MonthlyCost Used(decimal amount) => new(0, amount, amount);

    public static string At(FormattableString quantity, Price? price) => price is null
        ? $"{quantity.ToString(CultureInfo.InvariantCulture)}, without a known price"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{quantity.ToString(CultureInfo.InvariantCulture)} at ${price.Amount:0.############################} per {price.Unit}");
}

// Collects what the reader of costs must know: each once, in the order in which it was found.
internal sealed class CostNotes
{
    private const string LeftOut =
        "Left out: logs and metrics, flow logs, DNS zones, image scanning, load balancers, jobs, taxes, free tiers and discounts.";

    private readonly List<string> _notes = [];

    public void Add(string note) => _notes.Add(note);

    public void Add(FormattableString note) => Add(note.ToString(CultureInfo.InvariantCulture));

    public IReadOnlyList<string> With(IEnumerable<Price> used)
    {
        var prices = used.ToList();
        Add("Not confirmed", [.. prices.Where(price => price.Source.Certainty == Certainty.Unconfirmed)]);
        foreach (var file in prices.Where(price => price.IsOverridden).GroupBy(price => price.Source.Url))
        {
            Add($"Prices of {file.Key}", [.. file]);
        }

        Add(LeftOut);
        return [.. _notes.Distinct()];
    }

    private void Add(string title, IReadOnlyCollection<Price> prices)
    {
        if (prices.Count > 0)
        {
            Add($"{title}: {string.Join(", ", prices.Select(price => price.Id).Distinct().Order(StringComparer.Ordinal))}.");
        }
    }
}

// The hours that all instances of a service run in a month.
internal sealed record InstanceHours(decimal Floor, decimal Ceiling, decimal? Usage)
{
    // What is kept warm runs all month. What comes on top runs in the hours of use, and until Cloud Run stops it.
    public static InstanceHours Of(PlannedService service)
    {
        var (warm, most) = (service.MinInstances, service.MaxInstances);
        var floor = (decimal)warm * Billing.HoursPerMonth;
        var added = service.Usage is { } usage
            ? Math.Max(0, Math.Min(usage.Instances, most) - warm) * usage.HoursPerMonth(service.IdleMinutes)
            : (decimal?)null;
        return new(floor, (decimal)most * Billing.HoursPerMonth, floor + added);
    }

    public override string ToString() => Usage is { } usage
        ? string.Create(CultureInfo.InvariantCulture, $"{Floor:0.#} to {Ceiling:0.#} instance-hours, {usage:0.#} as used,")
        : string.Create(CultureInfo.InvariantCulture, $"{Floor:0.#} to {Ceiling:0.#} instance-hours");
}
