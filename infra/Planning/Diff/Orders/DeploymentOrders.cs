namespace GpuInfra.Planning;

// What of a change takes more than one deployment.
internal static class DeploymentOrders
{
    public static IReadOnlyList<DeploymentOrder> Of(ComparisonScene scene, IReadOnlyList<ResourceChange> changes) =>
        scene.AreTwoStacks ? [] :
        [
            .. GuardOrder.Of(changes),
            .. GpuOrder.Of(changes, scene.After),
            .. SubnetOrder.Of(changes, scene),
            .. FirstUseOrder.Of(changes, scene.After),
        ];
}
