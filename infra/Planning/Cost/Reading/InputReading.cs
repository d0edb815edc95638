using System.Globalization;

namespace GpuInfra.Planning;

/// <summary>Reads inputs that may be absent, unknown until the deployment, or of another kind than they should be.</summary>
internal static class InputReading
{
    public static string? Text(this PropertyMap inputs, string path) => inputs.Find(path) switch
    {
        { Kind: PropertyKind.Text } text => text.Text,
        { Kind: PropertyKind.Number } number => number.ToString(),
        _ => null,
    };

    /// <summary>A number without a fraction, however it is spelt; what is too great is the greatest.</summary>
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

    /// <summary>The maps in a list.</summary>
    public static IEnumerable<PropertyMap> Maps(this PropertyMap inputs, string path) =>
        inputs.Items(path).Where(item => item.Kind == PropertyKind.Map).Select(item => item.Map);
}
