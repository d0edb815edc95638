namespace GpuInfra.Planning;

// Providers turn texts into numbers and back, so the spelling of a scalar says nothing.
internal static class ScalarEquality
{
    public static bool AreSame(PropertyValue left, PropertyValue right) =>
        (left.Kind, right.Kind) switch
        {
            (PropertyKind.Text, PropertyKind.Text) => left.Text == right.Text,
            (PropertyKind.Text, PropertyKind.Number) => IsNumber(left.Text, right.Number),
            (PropertyKind.Number, PropertyKind.Text) => IsNumber(right.Text, left.Number),
            (PropertyKind.Text, PropertyKind.Flag) or (PropertyKind.Flag, PropertyKind.Text) =>
                left.ToString() == right.ToString(),
            _ => left.Equals(right),
        };

    // What a provider does not tell from nothing.
    public static bool IsZero(PropertyValue? value) => value switch
    {
        null or { Kind: PropertyKind.Null } => true,
        { Kind: PropertyKind.Text } => value.Text.Length == 0,
        { Kind: PropertyKind.Number } => value.Number == 0,
        { Kind: PropertyKind.Flag } => !value.Flag,
        _ => false,
    };

    // Google's form of a duration, 600s and 600.000s: the same where nobody says how the provider compares.
    public static bool AreSameTime(PropertyValue left, PropertyValue right) =>
        left.Kind == PropertyKind.Text && right.Kind == PropertyKind.Text
        && Seconds(left.Text) is { } seconds && seconds == Seconds(right.Text);

    private static bool IsNumber(string text, double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == number;

    private static decimal? Seconds(string text) =>
        text is [.. var digits, 's']
        && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
