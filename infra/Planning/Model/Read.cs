namespace GpuInfra.Planning;

// Reads what a value means, however it is spelled.
internal static class Read
{
    public static bool? Flag(PropertyValue? value) => value switch
    {
        { Kind: PropertyKind.Flag } => value.Flag,
        { Kind: PropertyKind.Text } when bool.TryParse(value.Text, out var flag) => flag,
        _ => null,
    };

    public static double? Number(PropertyValue? value) => value switch
    {
        { Kind: PropertyKind.Number } => value.Number,
        { Kind: PropertyKind.Text } when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => number,
        _ => null,
    };

    public static string? Text(PropertyValue? value) => value is { Kind: PropertyKind.Text } ? value.Text : null;
}
