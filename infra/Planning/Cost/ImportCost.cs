namespace GpuInfra.Planning;

/// <summary>What it takes to bring a model into the bucket, once, while a stack is deployed.</summary>
public sealed record ImportCost
{
    private const decimal Share = 1;

    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>What is brought, as its origin calls it.</summary>
    public required string Brings { get; init; }

    /// <summary>What names the run: with another one it is run again.</summary>
    public required string RunToken { get; init; }

    /// <summary>The size of the weights; nothing where it is not known.</summary>
    public required long? Bytes { get; init; }

    /// <summary>How long it takes, by the rates that were measured of a pull; nothing where the size is not known.</summary>
    public required SecondsRange? Seconds { get; init; }

    /// <summary>What the job costs in US dollars if it is slow; nothing where the size is not known.</summary>
    public required decimal? Dollars { get; init; }

    /// <summary>How long a deployment waits for it at most; nothing for the provider's own time.</summary>
    public required TimeSpan? DeployTimeout { get; init; }

    // The jobs of a stack that bring a model.
    internal static IReadOnlyList<ImportCost> Of(Costing costing) =>
    [
        .. costing.Stack.OfType(CloudTypes.Job)
            .Select(job => (Job: job, Import: PlannedImport.Of(job)))
            .Where(job => job.Import is not null)
            .Select(job => Of(job.Job, job.Import!, costing))
            .OrderBy(import => import.Name, StringComparer.Ordinal),
    ];

    private static ImportCost Of(PlannedResource job, PlannedImport import, Costing costing)
    {
        var bytes = costing.Stack.ModelOf(job)?.WeightBytes;
        var seconds = bytes is { } size ? LoadRates.Internet.SecondsFor(size) : null;
        return new()
        {
            Name = job.Name,
            Brings = import.Model,
            RunToken = import.RunToken,
            Bytes = bytes,
            Seconds = seconds,
            Dollars = seconds?.Most * PerSecond(job, costing),
            DeployTimeout = job.CustomTimeouts?.Create,
        };
    }

    // A job is paid for by the vCPUs and the memory that it has, while it runs.
    private static decimal PerSecond(PlannedResource job, Costing costing)
    {
        var region = job.Inputs.Text("location") ?? "";
        var limits = PlannedImport.Containers(job).Select(container => container.Map("resources.limits") ?? PropertyMap.Empty).ToList();
        return (limits.Sum(limit => ResourceQuantity.Read(limit.Text("cpu")) ?? Share) * (costing.Find(PriceIds.Cpu, region)?.Amount ?? 0))
            + (limits.Sum(limit => ResourceQuantity.Gibibytes(limit.Text("memory")) ?? Share) * (costing.Find(PriceIds.Memory, region)?.Amount ?? 0));
    }
}
