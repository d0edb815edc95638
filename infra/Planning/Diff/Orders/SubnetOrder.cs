namespace GpuInfra.Planning;

// A subnet goes in the same change as the services that were in it.
internal static class SubnetOrder
{
    private static readonly Source Page =
        new("https://cloud.google.com/run/docs/configuring/vpc-direct-vpc", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, Plan before)
    {
        foreach (var subnet in changes.Where(IsDeleted).Select(static change => change.Old!))
        {
            var users = before.Resources
                .Where(resource => resource.Type == CloudTypes.Service && resource.Dependencies.Contains(subnet.Urn))
                .Select(static service => service.Name).Order(StringComparer.Ordinal).ToList();
            if (users.Count > 0)
            {
                var names = DeploymentOrders.Names(users);
                yield return new(
                    $"{subnet.Name} cannot go together with what is in it: Cloud Run holds its addresses for one to two hours after the "
                    + "last service has left, and Google refuses to delete it until then.",
                    [
                        $"Deploy what becomes of {names} alone, and keep {subnet.Name}.",
                        "Wait for two hours.",
                        $"Then deploy the change without {subnet.Name}.",
                    ],
                    Page);
            }
        }
    }

    private static bool IsDeleted(ResourceChange change) =>
        change is { Kind: ChangeKind.Delete, Type: CloudTypes.Subnetwork, Old: { RetainOnDelete: false, ReadId: null } };
}
