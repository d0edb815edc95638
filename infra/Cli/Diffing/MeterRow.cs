namespace GpuInfra.Cli;

// How much is taken of something on both sides of a change, in numbers.
internal sealed record MeterRow(CapacityMeter? Before, CapacityMeter? After)
{
    private const decimal NearlyAll = 0.8m;

    // Whether the other side is known, so that what it lacks is new.
    private bool IsCompared { get; init; } = true;

    public string Name => VisibleText.Of((After ?? Before)!.Name);

    public decimal Used => After?.Most ?? 0;

    public decimal? Limit => (After ?? Before)!.Limit;

    // Whether more is taken than there is, if only while a revision replaces another.
    public bool IsExceeded => Peak > Limit;

    public string Numbers =>
        $"{Amount(Used, Limit)}{(Limit is { } limit ? $" ({Bar.Percent(Used, limit)})" : "")}"
        + (Before is null ? (IsCompared ? ", new" : "") : Was is { } was ? $", was {was}" : "")
        + (Peak > Used ? $"; {Quantity.Text(Peak)} during a rollout{PeakWas}" : "")
        + (IsExceeded ? ", which is more than there is" : "");

    public string Basis => VisibleText.Of((After ?? Before)!.Basis);

    public static IReadOnlyList<MeterRow> Of(StackReview review)
    {
        var (before, after) = (ByName(review.CapacityBefore), ByName(review.Capacity));
        var isCompared = review.CapacityBefore is not null;
        return
        [
            .. after.Keys.Concat(before.Keys.Except(after.Keys, StringComparer.Ordinal))
                .Select(name => new MeterRow(before.GetValueOrDefault(name), after.GetValueOrDefault(name)) { IsCompared = isCompared })
                .Where(row => row.Differs || row.IsNearlyTaken),
        ];
    }

    private bool Differs => Numbered(Before) != Numbered(After);

    private bool IsNearlyTaken => After is not null && Peak >= Limit * NearlyAll;

    private decimal Peak => PeakOf(After);

    private string PeakWas =>
        Before is not null && PeakOf(Before) is var was && was != Peak && was != Before.Most ? $", was {Quantity.Text(was)}" : "";

    private string? Was =>
        Before!.Most == Used && Before.Limit == Limit ? null
        : Before.Limit == Limit ? Quantity.Text(Before.Most)
        : Amount(Before.Most, Before.Limit);

    private string Unit => (After ?? Before)!.Unit;

    private string Amount(decimal used, decimal? limit) =>
        limit is { } known ? $"{Quantity.Text(used)} of {Quantity.Text(known)} {Unit}" : $"{Quantity.Text(used)} {Unit} (no limit known)";

    private static decimal PeakOf(CapacityMeter? meter) => meter is null ? 0 : Math.Max(meter.Most, meter.DuringRollout);

    private static (decimal, decimal, decimal?)? Numbered(CapacityMeter? meter) =>
        meter is null ? null : (meter.Most, PeakOf(meter), meter.Limit);

    private static Dictionary<string, CapacityMeter> ByName(CapacityReport? report) =>
        (report?.Meters ?? []).DistinctBy(meter => meter.Name).ToDictionary(meter => meter.Name, StringComparer.Ordinal);
}
