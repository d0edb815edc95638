namespace GpuInfra.Planning;

// A subnet goes in the same change as the services that were in it.
internal static class SubnetOrder
{
    private static readonly Source Page =
        new("https://cloud.google.com/run/docs/configuring/vpc-direct-vpc", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, ComparisonScene scene)
    {
        foreach (var subnet in changes.Where(Goes).Select(static change => change.Old!))
        {
            var users = scene.Before.Resources.Where(resource => SubnetRanges.Uses(resource, subnet))
                .Select(static service => service.Name).Order(StringComparer.Ordinal).ToList();
            var ranges = new SubnetRanges(subnet, scene);
            if (users.Count > 0 && (ranges.IsMove || !ranges.HasServices))
            {
                yield return new(
                    $"{subnet.Name} cannot go together with what is in it: Cloud Run holds its addresses for one to two hours after the "
                    + "last service has left, and Google refuses to delete it until then.",
                    ranges.IsMove ? [.. ranges.Steps()] : Alone(subnet, Names.All(users)),
                    Page);
            }
        }
    }

    private static IReadOnlyList<string> Alone(PlannedResource subnet, string users) =>
    [
        $"Deploy what becomes of {users} alone, and keep {subnet.Name}.",
        "Wait for two hours.",
        $"Then deploy the change without {subnet.Name}.",
    ];

    private static bool Goes(ResourceChange change) => SubnetMoves.IsMove(change)
        || change is { Kind: ChangeKind.Delete, Type: CloudTypes.Subnetwork, Old: { RetainOnDelete: false, ReadId: null } };
}
