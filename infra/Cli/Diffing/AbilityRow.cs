namespace GpuInfra.Cli;

// What a service can do on both sides of a change.
internal sealed record AbilityRow(ServiceCapacity? Before, ServiceCapacity? After)
{
    public string Name => VisibleText.Of((After ?? Before)!.Name);

    public string Instances => Change(service => Invariant($"{service.MinInstances} to {service.MaxInstances}"));

    public string Requests => Change(service => Quantity.Text(service.RequestsAtMax));

    public string ColdStart => Change(service => service.ColdStart is var (least, expected, most)
        ? $"about {Seconds(expected)} ({Span(least, most)})"
        : "not known");

    public static IReadOnlyList<AbilityRow> Of(StackReview review)
    {
        var (before, after) = (ByName(review.CapacityBefore ?? review.Capacity), ByName(review.Capacity));
        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(name => new AbilityRow(before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(row => row.Before is null || row.After is null || row.Differs),
        ];
    }

    private bool Differs => !string.Equals(Facts(Before!), Facts(After!), StringComparison.Ordinal);

    private static string Facts(ServiceCapacity service) =>
        Invariant($"{service.MinInstances} {service.MaxInstances} {service.RequestsAtMax} {service.ColdStart}");

    private static Dictionary<string, ServiceCapacity> ByName(CapacityReport? report) =>
        (report?.Services ?? []).DistinctBy(service => service.Name)
            .ToDictionary(service => service.Name, StringComparer.Ordinal);

    private string Change(Func<ServiceCapacity, string> fact) => (Before, After) switch
    {
        (null, { } now) => fact(now),
        ({ } then, null) => $"{fact(then)} → none",
        ({ } then, { } now) when fact(then) == fact(now) => fact(now),
        ({ } then, { } now) => $"{fact(then)} → {fact(now)}",
        _ => "",
    };

    private static string Span(TimeSpan least, TimeSpan most) =>
        Seconds(least) == Seconds(most) ? Seconds(most) : $"{Seconds(least)} to {Seconds(most)}";

    private static string Seconds(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? Invariant($"{time.TotalSeconds:0} s")
        : Invariant($"{time.TotalMinutes:0.#} min");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
