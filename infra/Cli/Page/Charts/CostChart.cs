namespace GpuInfra.Cli;

// What each service costs a month, as bars from the floor to the ceiling: before above after.
internal static class CostChart
{
    private const string Title = $"What each service costs a month {CostWords.Idle}, {CostWords.AsUsed} and {CostWords.AtMost}; the table has the numbers";
    private const int Width = 960;
    private const int NameWidth = 150;
    private const int AmountWidth = 250;
    private const int BarHeight = 10;
    private const int BarGap = 6;
    private const int RowGap = 16;
    private const int BaseLine = 9;
    private const int NameLine = 16;
    private const int NameLetters = 18;
    private const int MostNameLines = 4;

    public static XElement? Of(ReviewedStack stack, IReadOnlyList<ChartRow> rows)
    {
        var most = rows.SelectMany(row => new[] { row.Before, row.After }).OfType<MonthlyCost>()
            .Select(cost => Math.Max(cost.Ceiling, cost.Floor)).DefaultIfEmpty(0).Max();
        if (most <= 0)
        {
            return null;
        }

        var scale = (Width - NameWidth - AmountWidth) / (double)most;
        var y = 0;
        var drawn = new List<XElement>();
        foreach (var row in rows)
        {
            drawn.AddRange(Row(row, y, scale));
            y += Math.Max(Bars(row).Count() * (BarHeight + BarGap), LineBreaks.Of(row.Name, NameLetters, MostNameLines).Count * NameLine) + RowGap;
        }

        return Tag.Of(
            "svg",
            Tag.Class("chart"),
            Tag.With("role", "img"),
            Tag.With("aria-labelledby", stack.Anchor("cost-chart")),
            Tag.With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {y}")),
            Tag.With("width", Width),
            Tag.With("height", y),
            Tag.Of("title", Tag.Id(stack.Anchor("cost-chart")), Title),
            drawn);
    }

    private static IEnumerable<XElement> Row(ChartRow row, int y, double scale)
    {
        var name = LineBreaks.Of(row.Name, NameLetters, MostNameLines);
        for (var line = 0; line < name.Count; line++)
        {
            yield return Text("chart-name", 0, y + BaseLine + (line * NameLine), name[line]);
        }

        foreach (var (cost, isBefore) in Bars(row))
        {
            var kind = isBefore ? "before" : "after";
            var (floor, ceiling) = ((double)cost.Floor * scale, (double)cost.Ceiling * scale);
            yield return Bar($"bar ceiling {kind}", floor, y, ceiling - floor);
            yield return Bar($"bar floor {kind}", 0, y, floor);
            if (cost.Usage is { } usage)
            {
                yield return Bar("bar usage", ((double)usage * scale) - 1, y - 2, 3, BarHeight + 4);
            }

            var amount = $"{(isBefore ? "before: " : "")}{Money.Text(cost.Floor)} {CostWords.Idle}, {Money.Text(cost.Ceiling)} {CostWords.AtMost}";
            yield return Text("chart-amount", NameWidth + Math.Max(ceiling, floor) + BarGap, y + BaseLine, amount);
            y += BarHeight + BarGap;
        }
    }

    private static IEnumerable<(MonthlyCost Cost, bool IsBefore)> Bars(ChartRow row)
    {
        if (row.Before is { } before && before != row.After)
        {
            yield return (before, true);
        }

        if (row.After is { } after)
        {
            yield return (after, false);
        }
    }

    private static XElement Bar(string kind, double x, int y, double width, int height = BarHeight) => Tag.Of(
        "rect",
        Tag.Class(kind),
        Tag.With("x", NameWidth + x),
        Tag.With("y", y),
        Tag.With("width", Math.Max(width, 0)),
        Tag.With("height", height));

    private static XElement Text(string kind, double x, int y, string text) =>
        Tag.Of("text", Tag.Class(kind), Tag.With("x", x), Tag.With("y", y), text);
}

// What a service, or all that the services share, costs before and after.
internal sealed record ChartRow(string Name, ServiceCost? Service, MonthlyCost? Before, MonthlyCost? After)
{
    private const string Shared = "shared";

    // With more services than this, those that change and those that cost the most are shown, and the others in one row.
    private const int Many = 12;

    public static IReadOnlyList<ChartRow> Of(CostReport? before, CostReport after)
    {
        var old = Services(before);
        var now = Services(after);
        var rows = now.Keys.Union(old.Keys).Order(StringComparer.Ordinal).Select(name => new ChartRow(
            name,
            now.GetValueOrDefault(name) ?? old[name],
            old.GetValueOrDefault(name)?.Monthly,
            now.GetValueOrDefault(name)?.Monthly));
        var rest = new ChartRow(Shared, null, before is null ? null : Rest(before), Rest(after));
        return rest is { Before: null or { Ceiling: 0 }, After.Ceiling: 0 } ? [.. rows] : [.. rows, rest];
    }

    public static IReadOnlyList<ChartRow> Folded(IReadOnlyList<ChartRow> rows)
    {
        if (rows.Count <= Many)
        {
            return rows;
        }

        var shown = rows.Where(row => row.Service is null)
            .Concat(rows.Where(row => row.Service is not null).OrderByDescending(row => row.Before != row.After && row.Before is not null)
                .ThenByDescending(row => row.After?.Ceiling ?? 0).Take(Many - 2))
            .ToHashSet();
        List<ChartRow> others = [.. rows.Where(row => !shown.Contains(row))];
        return
        [
            .. rows.Where(row => shown.Contains(row) && row.Service is not null),
            new($"{others.Count} others", null, Sum(others, row => row.Before), Sum(others, row => row.After)),
            .. rows.Where(row => row.Service is null),
        ];
    }

    private static MonthlyCost? Sum(IReadOnlyList<ChartRow> rows, Func<ChartRow, MonthlyCost?> side)
    {
        var costs = rows.Select(side).OfType<MonthlyCost>().ToList();
        return costs.Count == 0 ? null : new(
            costs.Sum(cost => cost.Floor),
            costs.Sum(cost => cost.Ceiling),
            costs.TrueForAll(cost => cost.Usage is null) ? null : costs.Sum(cost => cost.Usage ?? cost.Floor));
    }

    private static Dictionary<string, ServiceCost> Services(CostReport? report) =>
        (report?.Services ?? []).DistinctBy(service => service.Name)
        .ToDictionary(service => service.Name, StringComparer.Ordinal);

    private static MonthlyCost Rest(CostReport report) => new(
        report.Total.Floor - report.Services.Sum(service => service.Monthly.Floor),
        report.Total.Ceiling - report.Services.Sum(service => service.Monthly.Ceiling),
        null);
}
