namespace GpuInfra.Cli;

// What the stack costs a month, as a chart and as a table, and what each number is made of.
internal static class CostSection
{
    private static readonly string[] Columns =
        ["Service", "Instance", CostWords.Idle, CostWords.AsUsed, CostWords.AtMost, "Per hour", "Per 1M tokens"];

    private static readonly string[] LineColumns = ["For", "What", CostWords.Idle, CostWords.AtMost, "Reckoned as", "Price"];

    public static IEnumerable<object?> Of(ReviewedStack stack)
    {
        var (before, after) = (stack.Review.CostBefore, stack.Review.Cost);
        var all = ChartRow.Of(before, after);
        var rows = ChartRow.Folded(all);
        return
        [
            CostChart.Of(stack, rows) is { } chart
                ? Tag.Of("figure", Wide($"Chart of the costs of {stack.Name}", chart), Legend(rows))
                : null,
            Wide($"Costs of {stack.Name}", Table(stack, rows)),
            rows.Count == all.Count ? null : Tag.Of(
                "details",
                Tag.Class("fold"),
                Tag.Of("summary", $"All {all.Count} in numbers"),
                Wide($"All costs of {stack.Name}", Table(stack, all))),
            Lines(after),
            Tag.Of(
                "ul",
                Tag.Class("notes"),
                after.OldestPrice is { } day ? Tag.Of("li", $"The oldest price was read on {Day.Text(day)}.") : null,
                after.Imports.Select(import => Tag.Of("li", CostWords.Import(import))),
                after.Notes.Select(note => Tag.Of("li", note))),
        ];
    }

    public static XElement Wide(string label, XElement content) => Tag.Of(
        "div", Tag.Class("wide"), Tag.With("role", "region"), Tag.With("tabindex", "0"), Tag.With("aria-label", label), content);

    private static XElement Legend(IReadOnlyList<ChartRow> rows) => Tag.Of(
        "figcaption",
        Tag.Of(
            "ul",
            Tag.Class("legend"),
            Tag.Of("li", Swatch("floor"), $" {CostWords.Idle}: nobody uses it"),
            Tag.Of("li", Swatch("ceiling"), $" {CostWords.AtMost}: everything runs all month"),
            rows.Any(row => (row.After ?? row.Before)?.Usage is not null)
                ? Tag.Of("li", Swatch("usage"), $" {CostWords.AsUsed}: what the stack file expects")
                : null));

    private static XElement Swatch(string kind) => Tag.Of(
        "svg",
        Tag.With("width", 14),
        Tag.With("height", 12),
        Tag.With("aria-hidden", "true"),
        kind == "usage"
            ? Tag.Of("rect", Tag.Class("bar usage"), Tag.With("x", 5), Tag.With("width", 3), Tag.With("height", 12))
            : Tag.Of("rect", Tag.Class("bar after", kind), Tag.With("y", 1), Tag.With("width", 14), Tag.With("height", 10)));

    private static XElement Table(ReviewedStack stack, IReadOnlyList<ChartRow> rows)
    {
        var total = new ChartRow("Total", null, stack.Review.CostBefore?.Total, stack.Review.Cost.Total);
        return Tag.Of(
            "table",
            Tag.Of("caption", "US dollars a month of 730 hours"),
            Tag.Of("thead", Tag.Of("tr", Columns.Select((title, index) =>
                Tag.Of("th", Tag.With("scope", "col"), index < 2 ? null : Tag.Class("amount"), title)))),
            Tag.Of("tbody", rows.Select(Row)),
            Tag.Of("tfoot", Row(total)));
    }

    private static XElement Row(ChartRow row) => Tag.Of(
        "tr",
        Tag.Of("th", Tag.With("scope", "row"), row.Name, row.After is null ? " (deleted)" : null),
        Tag.Of("td", row.Service?.Shape),
        Amount(row, cost => cost.Floor),
        Amount(row, cost => cost.Usage),
        Amount(row, cost => cost.Ceiling),
        Tag.Of("td", Tag.Class("amount"), row.Service is { } service ? Money.Text(service.PerActiveHour) : null),
        Tag.Of("td", Tag.Class("amount"), row.Service?.PerMillionTokens is { } tokens ? Money.Text(tokens) : null));

    private static XElement Amount(ChartRow row, Func<MonthlyCost, decimal?> part)
    {
        var (before, after) = (Part(row.Before, part), Part(row.After, part));
        var text = after is null ? "–" : Money.Text(after.Value);
        return Tag.Of(
            "td",
            Tag.Class("amount"),
            before is null || before == after ? null : $"{Money.Text(before.Value)} → ",
            text,
            before is null || before == after ? null : Tag.Span("delta", $" ({Money.Delta((after ?? 0) - before.Value)})"));
    }

    private static decimal? Part(MonthlyCost? cost, Func<MonthlyCost, decimal?> part) => cost is null ? null : part(cost);

    private static XElement? Lines(CostReport report) => report.Lines.Count == 0 ? null : Tag.Of(
        "details",
        Tag.Class("fold"),
        Tag.Of("summary", $"What that is made of: {Quantity.Of(report.Lines.Count, "line")}"),
        Wide($"Lines of the cost of {report.Stack}", Tag.Of(
            "table",
            Tag.UnseenCaption("Everything that is paid for"),
            Tag.Of("thead", Tag.Of("tr", LineColumns.Select(title => Tag.Of("th", Tag.With("scope", "col"), title)))),
            Tag.Of("tbody", report.Lines.Select(Line)))));

    private static XElement Line(CostLine line) => Tag.Of(
        "tr",
        Tag.Of("th", Tag.With("scope", "row"), line.Subject),
        Tag.Of("td", line.Item),
        Tag.Of("td", Tag.Class("amount"), Money.Text(line.Monthly.Floor)),
        Tag.Of("td", Tag.Class("amount"), Money.Text(line.Monthly.Ceiling)),
        Tag.Of("td", line.Basis),
        line.Price is { } price ? PriceCell(price) : Tag.Of("td", "no price known"));

    private static XElement PriceCell(Price price) => Tag.Of(
        "td",
        $"{Money.Text(price.Amount)} a {price.Unit}{(price.IsOverridden ? ", negotiated" : "")}. ",
        SourceMarkup.Of(price.Source));
}
