using System.Text;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>What a stack costs now and what it would, side by side; or why it cannot be what is supposed.</summary>
internal static class CostComparison
{
    private const int LeftColumns = 2;

    public static string Text(CostedStack stack, Terminal terminal)
    {
        if (stack.Then is not { } then)
        {
            return $"{Refusal(stack)}:\n{CostText.Prose(Problems(stack), terminal)}";
        }

        var table = new TextTable(LeftColumns).Add("", "", "now", "then", "difference");
        foreach (var difference in CostDifference.Between(stack.Now, then))
        {
            table.Add(difference.Subject, difference.Item, difference.Before, difference.After, difference.Delta);
        }

        var text = new StringBuilder(CostText.Prose($"{Subject(stack)}: {Totals(stack, then)}\n\n", terminal)).Append(table);
        if (stack.Problems.Count > 0)
        {
            text.Append('\n').Append(CostText.Prose(Problems(stack), terminal));
        }

        return text.Append('\n').Append(CostText.Prose(CostText.Notes(then.Cost, terminal.Today), terminal)).ToString();
    }

    public static string Subject(CostedStack stack) => $"{stack.Title} with {stack.Supposed}";

    public static string Totals(CostedStack stack, StackCosts then) =>
        $"{CostWords.Range(then.Cost.Total)} instead of {CostWords.Range(stack.Now.Cost.Total)}";

    public static string Refusal(CostedStack stack) => $"{stack.Title} cannot be with {stack.Supposed}";

    // What is supposed stands in no line of the file.
    public static string LineOf(Violation problem) => FindingsText.LineOf(problem with { Place = new() { File = problem.Place.File } });

    private static string Problems(CostedStack stack) =>
        string.Concat(stack.Problems.Select(problem => $"  {LineOf(problem)}\n"));
}
