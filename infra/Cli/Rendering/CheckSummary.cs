using System.Globalization;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>What was checked of a stack before it was planned.</summary>
internal static class CheckSummary
{
    public static IReadOnlyList<PlanCheck> Of(StackCheck stack) =>
    [
        new("Checked", $"the form of {stack.File.Path}, the rules of the platform and of "
            + $"{Count(stack.Settings.Services.Count, "service")}: {FindingsText.Counts(stack.Problems)}"),
    ];

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
