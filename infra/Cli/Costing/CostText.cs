namespace GpuInfra.Cli;

// Costs and capacities as tables to read.
internal static class CostText
{
    private const int BarWidth = 10;
    private const int LeftColumns = 2;

    public static string Write(IReadOnlyList<CostedStack> stacks, Terminal terminal) =>
        string.Join('\n', stacks.Select(stack => stack.Supposed is null ? Plain(stack, terminal) : CostComparison.Text(stack, terminal)));

    // What must be known of the costs, the age of the prices first.
    public static string Notes(CostReport cost, DateOnly today)
    {
        var age = cost.OldestPrice is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{CostWords.AsOf(day)} ({today.DayNumber - day.DayNumber} days old).\n")
            : "";
        return age + string.Concat(cost.Notes.Select(note => $"{note}\n"));
    }

    // Sentences, broken at words where somebody looks at them. A table keeps its lines, however narrow the terminal is.
    public static string Prose(string text, Terminal terminal) =>
        terminal.IsWatched ? WordWrap.Lines(text, terminal.Console().Profile.Width) : text;

    private static string Plain(CostedStack stack, Terminal terminal)
    {
        var (cost, capacity) = (stack.Now.Cost, stack.Now.Capacity);
        var text = new StringBuilder($"{stack.Title}: {CostWords.Range(cost.Total)}\n");
        Append(text, Services(cost));
        Append(text, Shared(cost));
        Append(text, Meters(capacity, terminal));
        Append(text, Prose(string.Concat(capacity.Services.Select(service => $"{CostWords.Ability(service)}\n")), terminal));
        Append(text, Prose(string.Concat(cost.Imports.Select(import => $"{CostWords.Import(import)}\n")), terminal));
        Append(text, Prose(Notes(cost, terminal.Today), terminal));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append('\n').Append(part);
        }
    }

    private static string Services(CostReport cost)
    {
        var table = new TextTable(LeftColumns).Add(
            "service", "an instance has", CostWords.Idle, CostWords.AsUsed, CostWords.AtMost, "an hour", "1M tokens", "1k requests", "zonal redundancy");
        foreach (var service in cost.Services)
        {
            table.Add(
                service.Name, service.Shape, Money.Text(service.Monthly.Floor), CostWords.Amount(service.Monthly.Usage),
                Money.Text(service.Monthly.Ceiling), Money.Text(service.PerActiveHour), CostWords.Amount(service.PerMillionTokens),
                CostWords.Amount(service.PerThousandRequests), CostWords.ZonalRedundancy(service));
        }

        return cost.Services.Count > 0 ? table.ToString() : "";
    }

    private static string Shared(CostReport cost)
    {
        var names = cost.Services.Select(service => service.Name).ToHashSet();
        var lines = cost.Lines.Where(line => !names.Contains(line.Subject)).ToList();
        var table = new TextTable(LeftColumns).Add("shared", "", CostWords.Idle, CostWords.AsUsed, CostWords.AtMost);
        foreach (var line in lines)
        {
            table.Add(
                line.Subject, line.Item, Money.Text(line.Monthly.Floor), CostWords.Amount(line.Monthly.Usage),
                Money.Text(line.Monthly.Ceiling));
        }

        var total = cost.Total;
        return table.Add("total", "", Money.Text(total.Floor), CostWords.Amount(total.Usage), Money.Text(total.Ceiling)).ToString();
    }

    private static string Meters(CapacityReport capacity, Terminal terminal)
    {
        var table = new TextTable(1).Add("capacity", "warm", "at most", "in a rollout", "there is", "");
        foreach (var meter in capacity.Meters)
        {
            table.Add(
                meter.Name, Quantity.Text(meter.Warm), Quantity.Text(meter.Most), Quantity.Text(meter.DuringRollout),
                CostWords.Limit(meter), Share(meter, terminal.IsWatched));
        }

        var sources = capacity.Meters.GroupBy(meter => meter.Basis)
            .Select(basis => $"{string.Join(", ", basis.Select(meter => meter.Name))}: {basis.Key}.\n");
        return capacity.Meters.Count > 0 ? table + Prose(string.Concat(sources), terminal) : "";
    }

    private static string Share(CapacityMeter meter, bool withBar) => meter.Limit is not { } limit ? ""
        : withBar ? $"{Bar.Text(meter.Most, limit, BarWidth)} {Bar.Percent(meter.Most, limit)}"
        : Bar.Percent(meter.Most, limit);
}

// Cells under each other: the first ones begin at the left, and the others, which are numbers, end at the right.
internal sealed class TextTable(int leftColumns)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public TextTable Add(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Length))
            .Select(column => _rows.Skip(1).All(row => Cell(row, column).Length == 0) ? 0 : _rows.Max(row => Cell(row, column).Length))
            .ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var cells = Enumerable.Range(0, widths.Length).Where(column => widths[column] > 0).Select(column =>
                column < leftColumns ? Cell(row, column).PadRight(widths[column]) : Cell(row, column).PadLeft(widths[column]));
            text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";
}
