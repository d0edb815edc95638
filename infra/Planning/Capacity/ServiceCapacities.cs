namespace GpuInfra.Planning;

// What each service can do, and how long a request waits that finds no instance.
internal static class ServiceCapacities
{
    private const decimal BytesPerGigabyte = 1_000_000_000;

    public static ServiceCapacity Of(PlannedService service)
    {
        var (start, basis) = ColdStartOf(service);
        return new()
        {
            Name = service.Name,
            MinInstances = service.MinInstances,
            MaxInstances = service.MaxInstances,
            RequestsAtMax = (long)service.Concurrency * service.MaxInstances,
            ColdStart = start is null ? null
                : (TimeSpan.FromSeconds(start.Seconds.Least), TimeSpan.FromSeconds(start.ExpectedSeconds), TimeSpan.FromSeconds(start.Seconds.Most)),
            ColdStartBasis = basis,
        };
    }

    private static (ColdStart? Start, string Basis) ColdStartOf(PlannedService service)
    {
        if (service.Model is not { Engine: var engine } model)
        {
            return (null, "which model it serves is not known");
        }

        var start = ColdStart.Of(engine, model.WeightBytes, LoadRates.Of(engine, model.Source, service.MountOptions));
        return (start, start is not null ? Basis(engine, start)
            : engine.Needs is null ? "how the server loads a model is not known"
            : "the size of the weights is not known: say weights");
    }

    private static string Basis(Engine engine, ColdStart start) => string.Create(
        CultureInfo.InvariantCulture,
        $"{start.WeightBytes / BytesPerGigabyte:0.##} GB from {start.Rate.Origin} at {start.Rate.SlowMegabytesPerSecond} to "
            + $"{start.Rate.FastMegabytesPerSecond} MB a second, as measured elsewhere, and the start of {engine.Title}");
}

// How many instances of a service run at once.
internal static class InstanceCounts
{
    public static long Warm(this PlannedService service) => Rollout.WarmInstances(service.MinInstances, service.MaxInstances);

    public static long AtRollout(this PlannedService service) => Rollout.InstancesAtOnce(service.MinInstances, service.MaxInstances);
}
