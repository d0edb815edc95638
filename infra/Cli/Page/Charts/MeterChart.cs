namespace GpuInfra.Cli;

// How much is taken of a limit: what is warm, what all instances take, and what a rollout takes besides.
internal static class MeterChart
{
    private const int Width = 320;
    private const int Height = 14;
    private const int LimitWidth = 2;

    public static XElement Of(CapacityMeter meter)
    {
        var scale = new[] { meter.Limit ?? 0, meter.DuringRollout, meter.Most, 1 }.Max();
        return Tag.Of(
            "svg",
            Tag.Class("meter"),
            Tag.With("role", "meter"),
            Tag.With("aria-label", meter.Name),
            Tag.With("aria-valuemin", "0"),
            Tag.With("aria-valuemax", (double)scale),
            Tag.With("aria-valuenow", (double)meter.Most),
            Tag.With("aria-valuetext", Words(meter)),
            Tag.With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")),
            Tag.With("preserveAspectRatio", "none"),
            Part("track", scale, scale),
            Part("rollout", meter.DuringRollout, scale),
            Part("most", meter.Most, scale),
            Part("warm", meter.Warm, scale),
            meter.Limit is { } limit ? Limit(Position(limit, scale)) : null);
    }

    public static string Words(CapacityMeter meter) => InputWords.Phrase(
        meter.Limit is { } limit
            ? $"{Quantity.Text(meter.Most)} of {Quantity.Text(limit)} {meter.Unit} ({Bar.Percent(meter.Most, limit)})"
            : $"{Quantity.Text(meter.Most)} {meter.Unit} of an unknown limit",
        $"{Quantity.Text(meter.Warm)} warm",
        meter.DuringRollout > meter.Most ? $"{Quantity.Text(meter.DuringRollout)} during a rollout" : null);

    private static XElement Part(string kind, decimal value, decimal scale) => Tag.Of(
        "rect", Tag.Class(kind), Tag.With("width", Position(value, scale)), Tag.With("height", Height));

    private static XElement Limit(double position) => Tag.Of(
        "rect",
        Tag.Class("limit"),
        Tag.With("x", position - LimitWidth),
        Tag.With("width", LimitWidth),
        Tag.With("height", Height));

    private static double Position(decimal value, decimal scale) => (double)(value / scale * Width);
}
