namespace GpuInfra;

/// <summary>How fast weights come from where they live, as it was measured.</summary>
/// <param name="Origin">Where they live, in words.</param>
/// <param name="SlowMegabytesPerSecond">The slowest that was seen, in 10^6 bytes a second.</param>
/// <param name="FastMegabytesPerSecond">The fastest that was seen, in 10^6 bytes a second.</param>
/// <param name="Source">Who measured it.</param>
public sealed record LoadRate(string Origin, int SlowMegabytesPerSecond, int FastMegabytesPerSecond, Source Source)
{
    private const long BytesPerMegabyte = 1_000_000;

    /// <summary>How long an amount takes; the slow end is rounded up, the fast one down.</summary>
    public SecondsRange SecondsFor(long bytes)
    {
        var (slow, fast) = (SlowMegabytesPerSecond * BytesPerMegabyte, FastMegabytesPerSecond * BytesPerMegabyte);
        return new(bytes / fast, (bytes / slow) + (bytes % slow == 0 ? 0 : 1));
    }
}
