namespace GpuInfra;

/// <summary>What can be said of how something is used.</summary>
internal static class UsageLimits
{
    /// <summary>Hours of a day.</summary>
    public static Bounds<int> HoursPerDay { get; } = new(0, Billing.HoursPerDay, PriceSources.Run);

    /// <summary>Anything that is counted.</summary>
    public static Bounds<int> Count { get; } = new(0, null, PriceSources.Run);
}
