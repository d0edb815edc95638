namespace GpuInfra.Cli;

// What a change costs and takes as tables in Markdown: only what differs, and what is nearly used up.
internal static class ImpactMarkdown
{
    private const int BarWidth = 10;
    private const int MostRows = 20;

    public static string Cost(StackReview review)
    {
        var rows = CostRow.Of(review);
        var hasUsage = rows.Any(row => row.Usage is not null);
        return Table(
            hasUsage ? ["", CostWords.Idle, CostWords.AsUsed, CostWords.AtMost] : ["", CostWords.Idle, CostWords.AtMost],
            rows.Select(row => hasUsage
                ? new[] { MarkdownText.Sentence(row.Name), row.Floor, row.Usage ?? "-", row.Ceiling }
                : [MarkdownText.Sentence(row.Name), row.Floor, row.Ceiling]));
    }

    public static string? Capacity(StackReview review)
    {
        var (meters, abilities) = (MeterRow.Of(review), AbilityRow.Of(review));
        var text = new StringBuilder();
        if (meters.Count > 0)
        {
            text.Append(Table(["", "taken", "", "limit"], meters.Select(Cells)));
        }

        if (abilities.Count > 0)
        {
            text.Append(text.Length > 0 ? "\n" : "")
                .Append(Table(["", "instances", "requests at once", "cold start"], abilities.Select(Cells)));
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    // What is not enough is told before anybody unfolds the table.
    public static string CapacityTitle(StackReview review)
    {
        var exceeded = MeterRow.Of(review).Where(row => row.IsExceeded).Select(row => MarkdownText.Sentence(row.Name)).ToList();
        return exceeded.Count == 0 ? "Capacity" : $"Capacity: more than there is of {string.Join(", ", exceeded)}";
    }

    private static string[] Cells(MeterRow meter) =>
    [
        MarkdownText.Sentence(meter.Name),
        meter.Limit is { } limit ? Bar.Text(meter.Used, limit, BarWidth) : "",
        meter.IsExceeded ? $"**{MarkdownText.Sentence(meter.Numbers)}**" : MarkdownText.Sentence(meter.Numbers),
        MarkdownText.Sentence(meter.Basis),
    ];

    private static string[] Cells(AbilityRow ability) =>
        [MarkdownText.Sentence(ability.Name), ability.Instances, ability.Requests, ability.ColdStart];

    // The last row of a long table stays: it is the sum.
    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var cut = all.Count - MostRows;
        var shown = cut <= 0 ? all : [.. all.Take(MostRows - 1), [Cut(cut), .. head.Skip(1).Select(_ => "")], all[^1]];
        string[][] lines = [head, [.. head.Select(_ => "---")], .. shown];
        return string.Concat(lines.Select(MarkdownText.Row));
    }

    private static string Cut(int rows) => $"… {Quantity.Text(rows)} more";
}
