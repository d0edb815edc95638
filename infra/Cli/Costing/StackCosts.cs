using GpuInfra.Planning;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>What a stack costs, and what it takes.</summary>
internal sealed record StackCosts(CostReport Cost, CapacityReport Capacity)
{
    public static async Task<StackCosts> OfAsync(string project, StackCheck stack, PriceBook prices)
    {
        var plan = await Planner.PlanAsync(new(project, stack.File.Stack, () => InferenceProgram.Build(stack.Settings))
        {
            Config = stack.File.ConfigTexts,
        });
        return new(CostReport.Of(plan, prices), CapacityReport.Of(plan));
    }
}
