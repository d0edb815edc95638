namespace GpuInfra.Cli;

// What a service, or something that services share, costs a month on both sides of a change.
internal sealed record CostRow(string Name, MonthlyCost? Before, MonthlyCost? After)
{
    private const string Total = "all";

    public string Floor => Change(Before?.Floor, After?.Floor);

    public string? Usage => Before?.Usage is null && After?.Usage is null ? null : Change(Before?.Usage, After?.Usage);

    public string Ceiling => Change(Before?.Ceiling, After?.Ceiling);

    // Whether the other side is known, so that what it lacks is new.
    private bool IsCompared { get; init; } = true;

    public static string Title(StackReview review) => review.Cost.OldestPrice is { } day
        ? $"Cost a month (prices of {Day.Text(day)} or later)"
        : "Cost a month";

    public static bool IsPaidFor(StackReview review) => Subjects(review.CostBefore).Count + Subjects(review.Cost).Count > 0;

    public static IReadOnlyList<CostRow> Of(StackReview review)
    {
        var (before, after) = (Subjects(review.CostBefore), Subjects(review.Cost));
        var isCompared = review.CostBefore is not null;
        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(name => new CostRow(VisibleText.Of(name), before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(row => row.Before != row.After)
                .Append(new(Total, review.CostBefore?.Total, review.Cost.Total))
                .Select(row => row with { IsCompared = isCompared }),
        ];
    }

    // What belongs to no service is told by who takes it.
    private static Dictionary<string, MonthlyCost> Subjects(CostReport? report)
    {
        var subjects = (report?.Services ?? [])
            .ToDictionary(service => service.Name, service => service.Monthly, StringComparer.Ordinal);
        foreach (var lines in (report?.Lines ?? []).GroupBy(line => line.Subject, StringComparer.Ordinal))
        {
            subjects.TryAdd(lines.Key, Sum([.. lines]));
        }

        return subjects;
    }

    private static MonthlyCost Sum(IReadOnlyList<CostLine> lines) => new(
        lines.Sum(line => line.Monthly.Floor),
        lines.Sum(line => line.Monthly.Ceiling),
        lines.All(line => line.Monthly.Usage is null) ? null : lines.Sum(line => line.Monthly.Usage ?? line.Monthly.Floor));

    private string Change(decimal? before, decimal? after) => (before, after) switch
    {
        (null, null) => "-",
        (null, { } now) when !IsCompared => Money.Text(now),
        (null, { } now) => now == 0 ? Money.Text(now) : $"{Money.Text(now)} ({Money.Delta(now)})",
        ({ } then, null) => $"{Money.Text(then)} → nothing ({Money.Delta(-then)})",
        ({ } then, { } now) when then == now => Money.Text(now),
        ({ } then, { } now) => $"{Money.Text(then)} → {Money.Text(now)} ({Money.Delta(now - then)})",
    };
}
