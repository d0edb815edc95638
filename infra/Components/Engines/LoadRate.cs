namespace GpuInfra;

/// <summary>How fast weights come from where they live, as it was measured.</summary>
/// <param name="Origin">Where they live, in words.</param>
/// <param name="SlowMegabytesPerSecond">The slowest that was seen, in 10^6 bytes a second.</param>
/// <param name="FastMegabytesPerSecond">The fastest that was seen, in 10^6 bytes a second.</param>
/// <param name="Source">Who measured it.</param>
public sealed record LoadRate(string Origin, int SlowMegabytesPerSecond, int FastMegabytesPerSecond, Source Source)
{
    /// <summary>The bytes from which on weights are large: see <see cref="LargeMegabytesPerSecond"/>.</summary>
    public const long LargeBytes = 10_000_000_000;

    private const long BytesPerMegabyte = 1_000_000;

    /// <summary>What is to be expected, in 10^6 bytes a second.</summary>
    public required int ExpectedMegabytesPerSecond { get; init; }

    /// <summary>What is to be expected of the bytes beyond <see cref="LargeBytes"/>; none where they come as fast as the others.</summary>
    public int? LargeMegabytesPerSecond { get; init; }

    /// <summary>How long an amount is expected to take, in seconds.</summary>
    public decimal ExpectedSecondsFor(long bytes)
    {
        var large = Math.Max(0, bytes - LargeBytes);
        return Seconds(bytes - large, ExpectedMegabytesPerSecond) + Seconds(large, LargeMegabytesPerSecond ?? ExpectedMegabytesPerSecond);
    }

    /// <summary>How long an amount takes; the slow end is rounded up, the fast one down.</summary>
    public SecondsRange SecondsFor(long bytes)
    {
        var (slow, fast) = (SlowMegabytesPerSecond * BytesPerMegabyte, FastMegabytesPerSecond * BytesPerMegabyte);
        return new(bytes / fast, (bytes / slow) + (bytes % slow == 0 ? 0 : 1));
    }

    private static decimal Seconds(long bytes, int megabytesPerSecond) => (decimal)bytes / (megabytesPerSecond * BytesPerMegabyte);
}
