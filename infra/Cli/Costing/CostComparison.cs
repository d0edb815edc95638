namespace GpuInfra.Cli;

// What a stack costs now and what it would, side by side; or why it cannot be what is supposed.
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

// A stack with its costs, and what they would be.
internal sealed record CostedStack(string Title, StackCosts Now)
{
    // What is supposed, in words; nothing where nothing is.
    public string? Supposed { get; init; }

    // The stack as it would be; nothing where nothing is supposed, or where that cannot be.
    public StackCosts? Then { get; init; }

    // What is wrong with what is supposed, and not with the file.
    public IReadOnlyList<Violation> Problems { get; init; } = [];

    public bool IsRefused => Supposed is not null && Then is null;
}

// What a stack costs, and what it takes.
internal sealed record StackCosts(CostReport Cost, CapacityReport Capacity)
{
    public static StackCosts Of(Plan plan, PriceBook prices) => new(CostReport.Of(plan, prices), CapacityReport.Of(plan));
}
