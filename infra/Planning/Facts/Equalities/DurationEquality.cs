namespace GpuInfra.Planning;

// Times, which one may write in many units.
internal static partial class DurationEquality
{
    private const decimal Minute = 60;
    private const decimal Hour = 3_600;
    private const decimal Day = 86_400;

    // Whole numbers of one unit: 30d is 2592000s.
    public static bool AreSameSeconds(string deployed, string planned) =>
        WholeSeconds(deployed) is { } seconds && seconds == WholeSeconds(planned);

    // Go's own form: 1h30m is 5400s.
    public static bool AreSame(string deployed, string planned) => Seconds(deployed) is { } seconds && seconds == Seconds(planned);

    // 3.50s is 3.5s, and 03s is 3s.
    public static bool AreSameDigits(string deployed, string planned) => Digits(deployed) == Digits(planned);

    private static decimal? WholeSeconds(string text) =>
        text.Length > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
        && UnitOf(text[^1..]) is { } unit
            ? count * unit
            : null;

    private static decimal? Seconds(string text)
    {
        var parts = Part().Matches(text);
        return parts.Count > 0 && parts.Sum(static part => part.Length) == text.Length
            ? parts.Sum(static part => decimal.Parse(part.Groups["count"].Value, CultureInfo.InvariantCulture) * UnitOf(part.Groups["unit"].Value)!.Value)
            : null;
    }

    private static decimal? UnitOf(string unit) => unit switch
    {
        "ms" => 0.001m,
        "s" => 1,
        "m" => Minute,
        "h" => Hour,
        "d" => Day,
        _ => null,
    };

    private static string Digits(string text)
    {
        var trimmed = text.TrimStart('0');
        return trimmed.Contains('.', StringComparison.Ordinal) ? trimmed.TrimEnd('s').TrimEnd('0') + "s" : trimmed;
    }

    [GeneratedRegex(@"\G(?<count>[0-9]{1,12}(\.[0-9]{1,12})?)(?<unit>ms|s|m|h)", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
