using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>What was checked of a stack before it was planned.</summary>
internal static class CheckSummary
{
    public static IReadOnlyList<PlanCheck> Of(ProgramCheck stack) =>
    [
        new("Checked", $"the form of {stack.File.Path}, the rules of {stack.Subject}: {FindingsText.Counts(stack.Problems)}"),
    ];
}
