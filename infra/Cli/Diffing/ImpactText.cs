namespace GpuInfra.Cli;

// What a change costs and takes, to read: only what differs, and what is nearly used up.
internal static class ImpactText
{
    public const string ImportsTitle = "Models that are imported";

    private const int BarWidth = 10;

    private static readonly Style Name = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Free = new(Color.Green);
    private static readonly Style Exceeded = new(Color.Red);

    public static void Write(DiffSheet sheet, StackReview review)
    {
        if (MonthlyCostChange.Of(review) is { } cost)
        {
            WriteCost(sheet, review, cost);
        }

        WriteCapacity(sheet, review);
        if (review.Runs.Any())
        {
            sheet.Title(ImportsTitle);
            foreach (var import in review.Runs)
            {
                sheet.Words(1, VisibleText.Of(CostWords.Import(import)), Style.Plain);
            }
        }
    }

    private static void WriteCost(DiffSheet sheet, StackReview review, MonthlyCostChange cost)
    {
        var rows = CostRow.Of(review);
        if (cost is { IsKnown: true, Differs: false } && rows is [var all])
        {
            sheet.Title($"{CostRow.Title(review)}: as before, {CostWords.Idle} {all.Floor}, {CostWords.AtMost} {all.Ceiling}");
            return;
        }

        sheet.Title(CostRow.Title(review));
        var (names, floors) = (Widest(rows, row => row.Name), Widest(rows, row => row.Floor));
        var usages = Widest(rows, row => row.Usage);
        foreach (var row in rows)
        {
            sheet.Facts(1,
            [
                new(row.Name.PadRight(names), Name),
                new($"{CostWords.Idle} {row.Floor.PadRight(floors)}", Style.Plain),
                .. usages == 0 ? [] : new[] { new Segment($"{CostWords.AsUsed} {(row.Usage ?? "-").PadRight(usages)}", Style.Plain) },
                new($"{CostWords.AtMost} {row.Ceiling}", Style.Plain),
            ]);
        }
    }

    private static void WriteCapacity(DiffSheet sheet, StackReview review)
    {
        var (meters, abilities) = (MeterRow.Of(review), AbilityRow.Of(review));
        if (meters.Count + abilities.Count > 0)
        {
            sheet.Title("Capacity");
            var names = Widest(meters, meter => meter.Name);
            foreach (var meter in meters)
            {
                sheet.Parts(1, Meter(meter, names));
            }

            foreach (var ability in abilities)
            {
                sheet.Facts(1, Ability(ability));
            }
        }
    }

    private static IEnumerable<Segment> Meter(MeterRow meter, int width)
    {
        var style = meter.IsExceeded ? Exceeded : Free;
        yield return new(meter.Name.PadRight(width), Name);
        if (meter.Limit is { } limit)
        {
            yield return new(Bar.Text(meter.Used, limit, BarWidth), style);
        }

        foreach (var word in meter.Numbers.Split(' '))
        {
            yield return new(word, meter.IsExceeded ? Exceeded : Style.Plain);
        }

        foreach (var word in $"({meter.Basis})".Split(' '))
        {
            yield return new(word, Quiet);
        }
    }

    private static IEnumerable<Segment> Ability(AbilityRow ability) =>
    [
        new(ability.Name, Name),
        new($"instances {ability.Instances}", Style.Plain),
        new($"requests at once {ability.Requests}", Style.Plain),
        new($"cold start {ability.ColdStart}", Style.Plain),
    ];

    private static int Widest<T>(IEnumerable<T> rows, Func<T, string?> cell) =>
        rows.Select(row => cell(row)?.Length ?? 0).DefaultIfEmpty().Max();
}

// What of a change takes more than one deployment, to read.
internal static class OrderText
{
    public const string Title = "Takes more than one deployment";

    public static void Write(DiffSheet sheet, StackDiff diff)
    {
        if (diff.Orders.Count > 0)
        {
            sheet.Title(Title);
        }

        foreach (var order in diff.Orders)
        {
            var source = order.Source is { } known ? $" {sheet.Sources.Of(known.Url)}" : "";
            sheet.Words(1, new("!", DiffSheet.Warning), $"{VisibleText.Of(order.Subject)}{source}", Style.Plain);
            foreach (var (index, step) in order.Steps.Index())
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}.");
                sheet.Words(2, new(number, Style.Plain), VisibleText.Of(step), Style.Plain);
            }
        }
    }
}
