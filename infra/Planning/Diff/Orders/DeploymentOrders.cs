namespace GpuInfra.Planning;

// What of a change takes more than one deployment.
internal static class DeploymentOrders
{
    private const int MostNames = 6;

    public static IReadOnlyList<DeploymentOrder> Of(ComparisonScene scene, IReadOnlyList<ResourceChange> changes) =>
        scene.AreTwoStacks ? [] :
        [
            .. GuardOrder.Of(changes),
            .. GpuOrder.Of(changes, scene.After),
            .. SubnetOrder.Of(changes, scene),
            .. FirstUseOrder.Of(changes, scene.After),
        ];

    // Some names as a part of a sentence.
    public static string Names(IReadOnlyList<string> names) => names switch
    {
        [var only] => only,
        { Count: <= MostNames } => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more",
    };
}
