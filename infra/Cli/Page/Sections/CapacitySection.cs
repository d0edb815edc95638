namespace GpuInfra.Cli;

// What the stack takes of what there is, and what each service can do with it.
internal static class CapacitySection
{
    private const int Many = 12;

    private static readonly string[] Columns = ["Service", "Instances", "Requests at once", "Cold start"];

    public static IEnumerable<object?> Of(ReviewedStack stack)
    {
        var (before, after) = (stack.Review.CapacityBefore, stack.Review.Capacity);
        var services = CostSection.Wide($"What the services of {stack.Name} can do", Table(after));
        return
        [
            after.Meters.Count == 0 ? null : Tag.Of("ul", Tag.Class("meters"), after.Meters.Select(meter =>
                Meter(meter, before?.Meters.FirstOrDefault(other => other.Name == meter.Name)))),
            after.Services.Count == 0 ? null
                : after.Services.Count <= Many ? services
                : Tag.Of("details", Tag.Class("fold"), Tag.Of("summary", $"What each of {after.Services.Count} services can do"), services),
        ];
    }

    private static XElement Meter(CapacityMeter meter, CapacityMeter? before) => Tag.Of(
        "li",
        Tag.Class(State(meter)),
        Tag.Of("p", Tag.Of("strong", meter.Name), Verdict(meter) is var (risk, words) ? new object[] { " ", Tag.Span("state", RiskMark.Of(risk, words)) } : null),
        MeterChart.Of(meter),
        Tag.Of("p", MeterChart.Words(meter), Was(meter, before)),
        Tag.Of("p", Tag.Class("quiet"), meter.Basis, " ", SourceMarkup.Of(meter.Source)));

    private static string? Was(CapacityMeter meter, CapacityMeter? before) =>
        before is not null && before.Most != meter.Most ? $" (was {Quantity.Text(before.Most)})" : null;

    private static string State(CapacityMeter meter) => meter.Limit switch
    {
        { } limit when meter.Most > limit => "over",
        { } limit when meter.DuringRollout > limit => "tight",
        _ => "fits",
    };

    private static (string Level, string Words)? Verdict(CapacityMeter meter) => State(meter) switch
    {
        "over" => ("high", "does not fit"),
        "tight" => ("raised", "too little for a rollout"),
        _ => null,
    };

    private static XElement Table(CapacityReport report) => Tag.Of(
        "table",
        Tag.Of("caption", "What the services can do"),
        Tag.Of("thead", Tag.Of("tr", Columns.Select(title => Tag.Of("th", Tag.With("scope", "col"), title)))),
        Tag.Of("tbody", report.Services.Select(service => Tag.Of(
            "tr",
            Tag.Of("th", Tag.With("scope", "row"), service.Name),
            Tag.Of("td", string.Create(CultureInfo.InvariantCulture, $"{service.MinInstances}–{service.MaxInstances}")),
            Tag.Of("td", Quantity.Text(service.RequestsAtMax)),
            Tag.Of("td", ColdStart(service), Tag.Of("p", Tag.Class("quiet"), service.ColdStartBasis))))));

    private static string ColdStart(ServiceCapacity service) => service.ColdStart is not { } start ? "not known"
        : string.Create(
            CultureInfo.InvariantCulture, $"about {start.Expected.TotalSeconds:0} s ({start.Least.TotalSeconds:0}–{start.Most.TotalSeconds:0} s)");
}
