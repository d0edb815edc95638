using System.Globalization;

namespace GpuInfra.Planning;

// Providers turn texts into numbers and back, so the spelling of a scalar says nothing.
internal static class ScalarEquality
{
    public static bool AreSame(PropertyValue left, PropertyValue right) =>
        (left.Kind, right.Kind) switch
        {
            (PropertyKind.Text, PropertyKind.Text) => AreSame(left.Text, right.Text),
            (PropertyKind.Text, PropertyKind.Number) => IsNumber(left.Text, right.Number),
            (PropertyKind.Number, PropertyKind.Text) => IsNumber(right.Text, left.Number),
            (PropertyKind.Text, PropertyKind.Flag) or (PropertyKind.Flag, PropertyKind.Text) =>
                left.ToString() == right.ToString(),
            _ => left.Equals(right),
        };

    private static bool AreSame(string left, string right) =>
        left == right || (Seconds(left) is { } seconds && seconds == Seconds(right));

    private static bool IsNumber(string text, double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == number;

    // Google's form of a duration: 600s and 600.000s are one.
    private static decimal? Seconds(string text) =>
        text is [.. var digits, 's']
        && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
