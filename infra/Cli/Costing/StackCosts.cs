using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a stack costs, and what it takes.</summary>
internal sealed record StackCosts(CostReport Cost, CapacityReport Capacity)
{
    public static StackCosts Of(Plan plan, PriceBook prices) => new(CostReport.Of(plan, prices), CapacityReport.Of(plan));
}
