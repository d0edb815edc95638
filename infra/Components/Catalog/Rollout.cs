namespace GpuInfra;

/// <summary>
/// What a service takes while a new revision replaces the old one. How many instances run side by side is not documented, so
/// that this makes a warning at most.
/// </summary>
public static class Rollout
{
    /// <summary>
    /// How many revisions hold addresses of the subnet: the old one keeps its own for up to 20 minutes after its instances
    /// are gone.
    /// </summary>
    public const int RevisionsWithAddresses = 2;

    // Who says so, as far as anybody does.
    internal static Source Source => Sources.MaximumInstances.Unconfirmed;

    /// <summary>
    /// The instances that run at all times, and that may run beyond the greatest number: both revisions keep theirs until the
    /// new one has the traffic.
    /// </summary>
    public static int WarmInstances(int minInstances, int maxInstances) => Math.Max(0, Math.Min(minInstances, maxInstances));

    /// <summary>The instances that may run at once, both revisions counted.</summary>
    public static long InstancesAtOnce(int minInstances, int maxInstances) =>
        (long)Math.Max(0, maxInstances) + WarmInstances(minInstances, maxInstances);

    /// <summary>The blocks of a subnet that instances hold, both revisions counted.</summary>
    public static long BlocksFor(long instances) => DirectVpc.BlocksFor(RevisionsWithAddresses * instances);
}
