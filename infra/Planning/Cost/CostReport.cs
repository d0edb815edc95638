namespace GpuInfra.Planning;

/// <summary>What a stack costs.</summary>
public sealed record CostReport
{
    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>All of it.</summary>
    public required MonthlyCost Total { get; init; }

    /// <summary>The services by name.</summary>
    public required IReadOnlyList<ServiceCost> Services { get; init; }

    /// <summary>Everything that is paid for, by the services and by what they share.</summary>
    public required IReadOnlyList<CostLine> Lines { get; init; }

    /// <summary>
    /// What an hour of an instance would cost in each region that has its GPU, for each of <see cref="Services"/> in their order; nothing of
    /// one without a GPU. A price that is not known counts as nothing.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, decimal>>> PerActiveHourByRegion { get; init; } = [];

    /// <summary>What is brought into the bucket while the stack is deployed, by the names of the jobs. It is paid for once.</summary>
    public IReadOnlyList<ImportCost> Imports { get; init; } = [];

    /// <summary>The day on which the oldest of the prices was read; nothing where no price was used.</summary>
    public DateOnly? OldestPrice { get; init; }

    /// <summary>What the reader must know, in sentences: what is left out, what is not confirmed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Reckons the costs of a plan from the plan alone: it may be any program's. What the stack file says of its use stands in
    /// the inputs of the components.
    /// </summary>
    public static CostReport Of(Plan plan, PriceBook prices)
    {
        var costing = new Costing(new PlannedStack(plan), prices);
        var services = costing.Stack.Services.Select(service => (Service: service, Costs: new ServiceCosting(service, costing))).ToList();
        var summaries = services.Select(service => service.Costs.Summary()).ToList();
        var hours = services.Select(service => (service.Service, service.Costs.Hours)).ToList();
        IReadOnlyList<CostLine> lines =
        [
            .. services.SelectMany(service => service.Costs.Lines),
            .. new NetworkCosting(costing, hours).Lines(),
            .. new StorageCosting(costing).Lines(),
        ];
        var used = lines.Select(line => line.Price).OfType<Price>().ToList();
        return new()
        {
            Stack = plan.Stack,
            Total = new(
                lines.Sum(line => line.Monthly.Floor),
                lines.Sum(line => line.Monthly.Ceiling),
                costing.HasUsage ? lines.Sum(line => line.Monthly.Usage ?? line.Monthly.Floor) : null),
            Services = summaries,
            Lines = lines,
            PerActiveHourByRegion = [.. services.Select(service => service.Costs.PerActiveHourByRegion)],
            Imports = ImportCost.Of(costing),
            OldestPrice = used.Count == 0 ? null : used.Min(price => price.Source.Read),
            Notes = costing.Notes.With(used),
        };
    }
}
