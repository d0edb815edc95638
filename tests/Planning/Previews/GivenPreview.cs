namespace GpuInfra.Planning.Tests;

// A preview, by what the engine means to do to each resource, beside a plan.
internal static class GivenPreview
{
    public static StackDiff Compare(
        IReadOnlyList<(PlannedResource? Old, EngineOperation Operation, PlannedResource? Goal)> steps, params PlannedResource[] after)
    {
        var stack = Given.Plan().Resources[0];
        var before = Given.State(steps.Select(step => step.Operation == EngineOperation.Replace ? step.Old! with { ReplacedFor = [] } : step.Old!)
            .Where(old => old is not null));
        return PlanComparison.Compare(
            before with
            {
                LeftOut = 0,
                Absent = [.. steps.Where(step => step.Old is null).Select(step => step.Goal!.Urn)],
                Verdicts =
                [
                    new(stack.Urn, EngineOperation.Same) { Goal = stack },
                    .. steps.Select(step => new EngineVerdict((step.Goal ?? step.Old)!.Urn, step.Operation) { Goal = step.Goal }),
                ],
            },
            Given.Plan(after),
            "preview.json");
    }
}
