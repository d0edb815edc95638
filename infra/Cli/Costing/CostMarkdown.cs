namespace GpuInfra.Cli;

// Costs and capacities for a pull request.
internal static class CostMarkdown
{
    public static string Write(IReadOnlyList<CostedStack> stacks) =>
        string.Join('\n', stacks.Select(stack => stack.Supposed is null ? Plain(stack) : Comparison(stack)));

    private static string Plain(CostedStack stack)
    {
        var (cost, capacity) = (stack.Now.Cost, stack.Now.Capacity);
        var text = new StringBuilder($"### {MarkdownText.Whole(stack.Title)}: {CostWords.Range(cost.Total)}\n");
        Table(text, ["", "what", CostWords.Idle, CostWords.AsUsed, CostWords.AtMost, "an hour", "1M tokens"], Costs(cost));
        Table(text, ["capacity", "warm", "at most", "in a rollout", "there is", "used"], capacity.Meters.Select(meter => new[]
        {
            MarkdownText.Whole(meter.Name), Quantity.Text(meter.Warm), Quantity.Text(meter.Most),
            Quantity.Text(meter.DuringRollout), CostWords.Limit(meter), meter.Limit is { } limit ? Bar.Percent(meter.Most, limit) : "",
        }));
        var asOf = cost.OldestPrice is { } day ? [$"{CostWords.AsOf(day)}."] : Array.Empty<string>();
        List(text, [.. capacity.Services.Select(CostWords.Ability), .. cost.Imports.Select(CostWords.Import), .. asOf, .. cost.Notes]);
        return text.ToString();
    }

    private static IEnumerable<string[]> Costs(CostReport cost)
    {
        var names = cost.Services.Select(service => service.Name).ToHashSet();
        return
        [
            .. cost.Services.Select(service => new[]
            {
                MarkdownText.Whole(service.Name), MarkdownText.Whole(service.Shape), Money.Text(service.Monthly.Floor),
                CostWords.Amount(service.Monthly.Usage), Money.Text(service.Monthly.Ceiling),
                Money.Text(service.PerActiveHour), CostWords.Amount(service.PerMillionTokens),
            }),
            .. cost.Lines.Where(line => !names.Contains(line.Subject)).Select(line => new[]
            {
                MarkdownText.Whole(line.Subject), MarkdownText.Whole(line.Item), Money.Text(line.Monthly.Floor),
                CostWords.Amount(line.Monthly.Usage), Money.Text(line.Monthly.Ceiling), "", "",
            }),
        ];
    }

    private static string Comparison(CostedStack stack)
    {
        if (stack.Then is not { } then)
        {
            var refusal = new StringBuilder($"### {MarkdownText.Whole(CostComparison.Refusal(stack))}\n");
            List(refusal, stack.Problems.Select(CostComparison.LineOf));
            return refusal.ToString();
        }

        var subject = MarkdownText.Whole(CostComparison.Subject(stack));
        var text = new StringBuilder($"### {subject}: {CostComparison.Totals(stack, then)}\n");
        Table(text, ["", "", "now", "then", "difference"], CostDifference.Between(stack.Now, then).Select(Cells));
        List(text, [.. stack.Problems.Select(CostComparison.LineOf), .. then.Cost.Notes]);
        return text.ToString();
    }

    // Where nothing can be added, both sides are words.
    private static string[] Cells(CostDifference difference) =>
    [
        MarkdownText.Whole(difference.Subject),
        MarkdownText.Whole(difference.Item),
        .. difference.Delta.Length > 0
            ? [difference.Before, difference.After, difference.Delta]
            : new[] { MarkdownText.Whole(difference.Before), MarkdownText.Whole(difference.After), "" },
    ];

    private static void Table(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            var sides = heads.Select((_, column) => column < 1 ? "---" : "---:");
            text.Append('\n').Append(MarkdownText.Row(heads)).Append(MarkdownText.Row(sides));
            all.ForEach(row => text.Append(MarkdownText.Row(row)));
        }
    }

    private static void List(StringBuilder text, IEnumerable<string> items) =>
        text.Append('\n').AppendJoin("", items.Select(item => $"- {MarkdownText.Whole(item)}\n"));
}
