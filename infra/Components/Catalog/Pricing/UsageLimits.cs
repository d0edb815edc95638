namespace GpuInfra;

// What can be said of how something is used.
internal static class UsageLimits
{
    public static Bounds<int> HoursPerDay { get; } = new(0, Billing.HoursPerDay, PriceSources.Run);

    public static Bounds<int> Count { get; } = new(0, null, PriceSources.Run);
}
