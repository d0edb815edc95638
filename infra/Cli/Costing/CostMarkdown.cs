using System.Text;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Costs and capacities for a pull request.</summary>
internal static class CostMarkdown
{
    public static string Write(IReadOnlyList<CostedStack> stacks) =>
        string.Join('\n', stacks.Select(stack => stack.Supposed is null ? Plain(stack) : Comparison(stack)));

    private static string Plain(CostedStack stack)
    {
        var (cost, capacity) = (stack.Now.Cost, stack.Now.Capacity);
        var text = new StringBuilder($"### {Cell(stack.Title)}: {CostWords.Range(cost.Total)}\n");
        Table(text, ["", "what", "idle", "as used", "all busy", "an hour", "1M tokens"], Costs(cost));
        Table(text, ["capacity", "warm", "at most", "in a rollout", "there is", "used"], capacity.Meters.Select(meter => new[]
        {
            meter.Name, CostWords.Count(meter.Warm), CostWords.Count(meter.Most), CostWords.Count(meter.DuringRollout),
            CostWords.Limit(meter), meter.Limit is { } limit ? Bar.Percent(meter.Most, limit) : "",
        }));
        var asOf = cost.OldestPrice is { } day ? [$"{CostWords.AsOf(day)}."] : Array.Empty<string>();
        List(text, [.. capacity.Services.Select(CostWords.Ability), .. asOf, .. cost.Notes]);
        return text.ToString();
    }

    private static IEnumerable<string[]> Costs(CostReport cost)
    {
        var names = cost.Services.Select(service => service.Name).ToHashSet();
        return
        [
            .. cost.Services.Select(service => new[]
            {
                service.Name, service.Shape, Money.Text(service.Monthly.Floor), CostWords.Amount(service.Monthly.Usage),
                Money.Text(service.Monthly.Ceiling), Money.Text(service.PerActiveHour), CostWords.Amount(service.PerMillionTokens),
            }),
            .. cost.Lines.Where(line => !names.Contains(line.Subject)).Select(line => new[]
            {
                line.Subject, line.Item, Money.Text(line.Monthly.Floor), CostWords.Amount(line.Monthly.Usage),
                Money.Text(line.Monthly.Ceiling), "", "",
            }),
        ];
    }

    private static string Comparison(CostedStack stack)
    {
        if (stack.Then is not { } then)
        {
            var refusal = new StringBuilder($"### {Cell(CostComparison.Refusal(stack))}\n");
            List(refusal, stack.Problems.Select(CostComparison.LineOf));
            return refusal.ToString();
        }

        var text = new StringBuilder($"### {Cell(CostComparison.Title(stack, then))}\n");
        Table(text, ["", "", "now", "then", "difference"], CostDifference.Between(stack.Now, then).Select(difference => new[]
        {
            difference.Subject, difference.Item, difference.Before, difference.After, difference.Delta,
        }));
        List(text, [.. stack.Problems.Select(CostComparison.LineOf), .. then.Cost.Notes]);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(Row(heads)).Append(Row(heads.Select((_, column) => column < 1 ? "---" : "---:")));
            all.ForEach(row => text.Append(Row(row.Select(Cell))));
        }
    }

    private static void List(StringBuilder text, IEnumerable<string> items) =>
        text.Append('\n').AppendJoin("", items.Select(item => $"- {Cell(item)}\n"));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    // A name may hold what Markdown takes for markup.
    private static string Cell(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
