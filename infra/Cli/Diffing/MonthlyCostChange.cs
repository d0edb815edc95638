namespace GpuInfra.Cli;

// What a stack costs a month on both sides of a change, in words: idle and at most, and what each differs by.
internal sealed record MonthlyCostChange(MonthlyCost? Before, MonthlyCost After)
{
    private const string Unknown = "what it was is not known";

    // What a change does to the costs of a stack; nothing where neither side has anything that is paid for.
    public static MonthlyCostChange? Of(StackReview review) =>
        CostRow.IsPaidFor(review) ? new(review.CostBefore?.Total, review.Cost.Total) : null;

    public bool IsKnown => Before is not null;

    public bool Differs => Difference is { } difference && difference is not { Floor: 0, Ceiling: 0, Usage: null or 0 };

    // What it costs more or less; nothing where the other side is not known.
    public MonthlyCost? Difference => Before is { } before
        ? new(After.Floor - before.Floor, After.Ceiling - before.Ceiling, After.Usage - before.Usage)
        : null;

    // idle $764 (+$764), at most $2,292 (±$0) a month; what is expected stands between them where it differs.
    public string Words => $"{Amounts} a month{Remark}";

    public string Cell => $"{Amounts}{Remark}";

    // What it differs by alone: +$764 idle, ±$0 at most; nothing where it does not differ.
    public string? Deltas => !IsKnown ? Unknown
        : Differs ? string.Join(", ", Parts.Select(part => $"{Money.Delta(part.Amount(Difference!))} {part.Name}"))
        : null;

    private IEnumerable<(string Name, Func<MonthlyCost, decimal> Amount)> Parts =>
    [
        (CostWords.Idle, cost => cost.Floor),
        .. Difference?.Usage is not (null or 0) ? [(CostWords.AsUsed, cost => cost.Usage!.Value)] : Array.Empty<(string, Func<MonthlyCost, decimal>)>(),
        (CostWords.AtMost, cost => cost.Ceiling),
    ];

    private string Amounts => string.Join(", ", Parts.Select(part =>
        $"{part.Name} {Money.Text(part.Amount(After))}{(Differs ? $" ({Money.Delta(part.Amount(Difference!))})" : "")}"));

    private string Remark => !IsKnown ? $", {Unknown}" : Differs ? "" : ", as before";
}
