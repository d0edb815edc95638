using System.Globalization;

namespace GpuInfra.Planning;

/// <summary>Amounts of CPU and memory in every spelling that Cloud Run takes, which are those of Kubernetes.</summary>
internal static class ResourceQuantity
{
    private const decimal BytesPerGibibyte = 1L << 30;

    private static readonly (string Unit, decimal Size)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("m", 0.001m), ("k", 1_000m), ("M", 1_000_000m),
        ("G", 1_000_000_000m), ("T", 1_000_000_000_000m), ("", 1m),
    ];

    /// <summary>The amount in its own unit: vCPUs, or bytes.</summary>
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

    /// <summary>An amount of memory in GiB.</summary>
    public static decimal? Gibibytes(string? text) => Read(text) / BytesPerGibibyte;

    /// <summary>Bytes in GiB.</summary>
    public static decimal Gibibytes(long bytes) => bytes / BytesPerGibibyte;
}
