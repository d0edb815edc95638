namespace GpuInfra;

/// <summary>Amounts in the unit in which GPU memory is sold, 10^9 bytes, rounded so that too much never looks as if it fitted.</summary>
public static class Gigabytes
{
    private const decimal BytesPerHundredth = 10_000_000;

    /// <summary>What is needed, such as <c>17.01 GB</c>: rounded up.</summary>
    /// <param name="bytes">The amount.</param>
    public static string Needed(decimal bytes) => Text(Math.Ceiling(bytes / BytesPerHundredth));

    /// <summary>What there is: rounded down.</summary>
    /// <param name="bytes">The amount.</param>
    public static string Available(decimal bytes) => Text(Math.Floor(bytes / BytesPerHundredth));

    private static string Text(decimal hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100:0.00} GB");
}
