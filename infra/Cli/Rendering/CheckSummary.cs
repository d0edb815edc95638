namespace GpuInfra.Cli;

// What was checked of a stack before it was planned.
internal static class CheckSummary
{
    public static IReadOnlyList<PlanCheck> Of(ProgramCheck stack) =>
    [
        new("Checked", $"the form of {stack.File.Path}, the rules of {stack.Subject}: {FindingsText.Counts(stack.Problems)}"),
    ];
}
