using System.Globalization;

namespace GpuInfra;

/// <summary>Amounts in the unit in which GPU memory is sold: rounded so that too much never looks as if it fitted.</summary>
internal static class Gigabytes
{
    private const decimal BytesPerHundredth = 10_000_000m;

    internal static string Needed(decimal bytes) => Text(Math.Ceiling(bytes / BytesPerHundredth));

    internal static string Available(decimal bytes) => Text(Math.Floor(bytes / BytesPerHundredth));

    private static string Text(decimal hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100:0.00} GB");
}
