namespace GpuInfra.Planning;

// Reckons what the instances of one service cost.
internal sealed class ServiceCosting
{
    private const decimal Million = 1_000_000;
    private const decimal Thousand = 1_000;

    private readonly PlannedService _service;
    private readonly Costing _costing;
    private readonly IReadOnlyList<Rate> _rates;

    public ServiceCosting(PlannedService service, Costing costing)
    {
        (_service, _costing) = (service, costing);
        Hours = InstanceHours.Of(service);
        _rates = Rates();
        Lines = [.. _rates.Select(Line), .. RequestLines()];
        AddNotes();
    }

    public InstanceHours Hours { get; }

    public IReadOnlyList<CostLine> Lines { get; }

    public IReadOnlyList<KeyValuePair<string, decimal>> PerActiveHourByRegion =>
    [
        .. (Accelerators.Find(_service.Accelerator ?? "")?.Regions ?? [])
            .Select(offer => KeyValuePair.Create(offer.Region, _rates.Sum(rate => rate.PerHourIn(offer.Region, _costing.Prices)))),
    ];

    public ServiceCost Summary()
    {
        var monthly = new MonthlyCost(
            Lines.Sum(line => line.Monthly.Floor),
            Lines.Sum(line => line.Monthly.Ceiling),
            _service.Usage is null ? null : Lines.Sum(line => line.Monthly.Usage));
        var requests = _service.Usage?.RequestsPerDay * Billing.DaysPerMonth;
        var tokens = requests * _service.Usage?.TokensPerRequest;
        return new()
        {
            Name = _service.Name,
            Shape = Shape(),
            Monthly = monthly,
            PerActiveHour = _rates.Sum(rate => rate.PerHour),
            ZonalRedundancyPerHour = ZonalRedundancyPerHour(),
            HasZonalRedundancy = _service.HasZonalRedundancy,
            PerMillionTokens = tokens > 0 ? monthly.Usage / tokens * Million : null,
            PerThousandRequests = requests > 0 ? monthly.Usage / requests * Thousand : null,
        };
    }

    private IReadOnlyList<Rate> Rates()
    {
        var (cpu, memory) = _service.IsBilledOnRequest
            ? (PriceIds.CpuOnRequest, PriceIds.MemoryOnRequest)
            : (PriceIds.Cpu, PriceIds.Memory);
        return
        [
            .. _service.Accelerator is { } accelerator
                ? [new Rate($"GPU {accelerator}", 1, "GPU", Find(GpuId(accelerator)))]
                : Array.Empty<Rate>(),
            new("CPU", _service.Cpu ?? 0, "vCPU", Find(cpu)),
            new("memory", _service.Gibibytes ?? 0, "GiB", Find(memory)),
        ];
    }

    private CostLine Line(Rate rate) => new(
        _service.Name, rate.Item,
        new(Hours.Floor * rate.PerHour, Hours.Ceiling * rate.PerHour, Hours.Usage * rate.PerHour),
        Costing.At($"{rate.Quantity:0.###} {rate.Unit} for {Hours}", rate.Price),
        rate.Price);

    private CostLine[] RequestLines()
    {
        if (!_service.IsBilledOnRequest || _service.Usage?.RequestsPerDay is not { } requests)
        {
            return [];
        }

        var (price, count) = (Find(PriceIds.Requests), requests * Billing.DaysPerMonth);
        return [new(_service.Name, "requests", Costing.Used(count * (price?.Amount ?? 0)), Costing.At($"{count:0} requests", price), price)];
    }

    private decimal ZonalRedundancyPerHour()
    {
        if (_service.Accelerator is not { } accelerator)
        {
            return 0;
        }

        var with = Find(PriceIds.GpuWithZonalRedundancy(accelerator));
        var without = Find(PriceIds.Gpu(accelerator));
        return with is null || without is null ? 0 : (with.Amount - without.Amount) * Billing.SecondsPerHour;
    }

    private void AddNotes()
    {
        if (_service.Cpu is null || _service.Gibibytes is null)
        {
            _costing.Notes.Add($"The CPU or the memory of {_service.Name} is not known before the deployment: it counts as nothing.");
        }

        if (_service.IsUnlimited)
        {
            _costing.Notes.Add($"{_service.Name} says no most of instances: Cloud Run's default of {_service.MaxInstances} is counted.");
        }

        if (_service.IsBilledOnRequest && _service.MinInstances > 0)
        {
            _costing.Notes.Add($"{_service.Name} is billed by request, and its idle instances cost less than is counted here.");
        }

        if (_service.Usage is null && _costing.HasUsage)
        {
            _costing.Notes.Add($"{_service.Name} says no usage, and is counted as if nobody used it.");
        }
    }

    private Price? Find(string id) => _costing.Find(id, _service.Region);

    private string GpuId(string accelerator) =>
        _service.HasZonalRedundancy ? PriceIds.GpuWithZonalRedundancy(accelerator) : PriceIds.Gpu(accelerator);

    private string Shape() => FormattableString.Invariant(
        $"{(_service.Accelerator is { } gpu ? $"1 {gpu}, " : "")}{_service.Cpu:0.###} vCPU, {_service.Gibibytes:0.###}Gi");

    // What an instance takes of something.
    private sealed record Rate(string Item, decimal Quantity, string Unit, Price? Price)
    {
        public decimal PerHour => Of(Price);

        public decimal PerHourIn(string region, PriceBook prices) => Of(Price is null ? null : prices.Find(Price.Id, region));

        private decimal Of(Price? price) => Quantity * (price?.Amount ?? 0) * Billing.SecondsPerHour;
    }
}
