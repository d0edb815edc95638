namespace GpuInfra.Planning;

// How much a service is used, as its stack file says.
internal sealed record PlannedUsage(
    int HoursPerDay, int BurstsPerDay, int Instances, int? RequestsPerDay, int? TokensPerRequest)
{
    private const decimal MinutesPerHour = 60;

    public static PlannedUsage? Of(PropertyMap? usage) => usage?.Whole("hoursPerDay") is not { } hours ? null : new(
        hours,
        usage.Whole("burstsPerDay") ?? (hours > 0 ? 1 : 0),
        usage.Whole("instances") ?? 1,
        usage.Whole("requestsPerDay"),
        usage.Whole("tokensPerRequest"));

    // The hours of a month for which an instance is paid that runs only when it is needed.
    public decimal HoursPerMonth(int idleMinutes) =>
        Math.Min(HoursPerDay + ((decimal)BurstsPerDay * idleMinutes / MinutesPerHour), Billing.HoursPerDay) * Billing.DaysPerMonth;
}

// Reads inputs that may be absent, unknown until the deployment, or of another kind than they should be.
internal static class InputReading
{
    public static string? Text(this PropertyMap inputs, string path) => inputs.Find(path) switch
    {
        { Kind: PropertyKind.Text } text => text.Text,
        { Kind: PropertyKind.Number } number => number.ToString(),
        _ => null,
    };

    // A number without a fraction, however it is spelt; what is too great is the greatest.
    public static int? Whole(this PropertyMap inputs, string path) =>
        double.TryParse(inputs.Text(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : null;

    public static bool? Flag(this PropertyMap inputs, string path) =>
        inputs.Find(path) is { Kind: PropertyKind.Flag } flag ? flag.Flag : null;

    public static PropertyMap? Map(this PropertyMap inputs, string path) =>
        inputs.Find(path) is { Kind: PropertyKind.Map } map ? map.Map : null;

    public static IEnumerable<PropertyValue> Items(this PropertyMap inputs, string path) =>
        inputs.Find(path) is { Kind: PropertyKind.List } list ? list.Items : [];

    public static IEnumerable<PropertyMap> Maps(this PropertyMap inputs, string path) =>
        inputs.Items(path).Where(item => item.Kind == PropertyKind.Map).Select(item => item.Map);
}

// Amounts of CPU and memory in every spelling that Cloud Run takes, which are those of Kubernetes.
internal static class ResourceQuantity
{
    private const decimal BytesPerGibibyte = 1L << 30;

    private static readonly (string Unit, decimal Size)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("m", 0.001m), ("k", 1_000m), ("M", 1_000_000m),
        ("G", 1_000_000_000m), ("T", 1_000_000_000_000m), ("", 1m),
    ];

    public static decimal? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var (unit, size) = Units.First(unit => text.EndsWith(unit.Unit, StringComparison.Ordinal));
        return decimal.TryParse(
            text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < decimal.MaxValue / 1_000_000_000_000_000m
            ? number * size
            : null;
    }

    public static decimal? Gibibytes(string? text) => Read(text) / BytesPerGibibyte;

    public static decimal Gibibytes(long bytes) => bytes / BytesPerGibibyte;
}
