namespace GpuInfra.Cli;

// What a fitting model costs, by the plan of the lines that serve it.
internal sealed record SizeCost(ServiceCost Service, IReadOnlyList<CostLine> Lines, IReadOnlyList<KeyValuePair<string, decimal>> PerHourByRegion)
{
    public decimal PerHour => Service.PerActiveHour;

    // The prices of an instance, what is not confirmed first, then what a price file says.
    public IReadOnlyList<Price> Prices =>
    [
        .. Lines.Select(line => line.Price).OfType<Price>().OrderBy(price => price.Source.Certainty == Certainty.Confirmed).ThenBy(price => !price.IsOverridden),
    ];

    // What an hour of an instance costs in the other regions that have the GPU.
    public IReadOnlyList<(AcceleratorRegion Region, decimal PerHour)> ElsewhereOf(Sized sized) =>
    [
        .. from offer in sized.Gpu.Regions
           join hour in PerHourByRegion on offer.Region equals hour.Key
           where offer.Region != sized.Question.Region
           select (offer, hour.Value),
    ];

    public static async Task<SizeCost> OfAsync(Sized sized, PriceBook prices)
    {
        var plan = await Planner.PlanAsync(new("gpuinfra", sized.Stack.File.Stack, () => sized.Stack.Build()) { Config = sized.Stack.File.ConfigTexts });
        var report = CostReport.Of(plan, prices);
        var service = report.Services[0];
        return new(service, [.. report.Lines.Where(line => line.Subject == service.Name)], report.PerActiveHourByRegion[0]);
    }
}
