namespace GpuInfra.Planning;

/// <summary>How many instances of a service run at once.</summary>
internal static class InstanceCounts
{
    public static long Warm(this PlannedService service) => Rollout.WarmInstances(service.MinInstances, service.MaxInstances);

    public static long AtRollout(this PlannedService service) => Rollout.InstancesAtOnce(service.MinInstances, service.MaxInstances);
}
