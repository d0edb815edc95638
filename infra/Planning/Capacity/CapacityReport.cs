namespace GpuInfra.Planning;

/// <summary>How much of everything a stack takes, and how much it can do with it.</summary>
public sealed record CapacityReport
{
    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>Everything that there is only so much of: quotas, addresses, ports.</summary>
    public required IReadOnlyList<CapacityMeter> Meters { get; init; }

    /// <summary>The services by name.</summary>
    public required IReadOnlyList<ServiceCapacity> Services { get; init; }

    /// <summary>
    /// Counts what a plan takes, from the plan alone: it may be any program's. Quotas that the stack file declares stand in
    /// the inputs of its platform.
    /// </summary>
    public static CapacityReport Of(Plan plan)
    {
        var stack = new PlannedStack(plan);
        var regions = stack.Services.GroupBy(service => service.Region).OrderBy(region => region.Key, StringComparer.Ordinal).ToList();
        return new()
        {
            Stack = plan.Stack,
            Meters =
            [
                .. regions.SelectMany(region => new QuotaMeters(
                    [.. region],
                    stack.PlatformIn(region.Key)?.Quota ?? PlannedQuota.Unsaid,
                    regions.Count > 1 ? $" in {region.Key}" : "").All()),
                .. new NetworkMeters(stack).All(),
            ],
            Services = [.. stack.Services.Select(ServiceCapacities.Of)],
        };
    }
}
