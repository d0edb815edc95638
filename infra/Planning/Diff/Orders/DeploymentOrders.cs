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

// Services that need what is in a repository or a bucket which the same change makes, empty.
internal static class FirstUseOrder
{
    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, Plan after)
    {
        var made = changes.Where(static change => change is { Kind: ChangeKind.Create, New: { ReadId: null, ImportId: null } })
            .Select(static change => change.New!).ToList();
        var services = new PlannedStack(after).Services;
        var needs = made.SelectMany(store => services.Where(service => new PlannedStore(store).IsUsedBy(service)).Select(service => (store, service.Resource))).ToList();
        if (needs.Count > 0)
        {
            var stores = NamesOf(needs.Select(static need => need.store));
            var users = NamesOf(needs.Select(static need => need.Resource));
            yield return new(
                $"{users} cannot start before there is something in {stores}, which this change makes.",
                [$"Deploy without {users}.", Fill([.. needs.Select(static need => need.store)]), $"Then deploy {users}."]);
        }
    }

    private static string Fill(List<PlannedResource> stores)
    {
        var (repositories, buckets) = (
            stores.Where(static store => store.Type == CloudTypes.Repository), stores.Where(static store => store.Type == CloudTypes.Bucket));
        string?[] parts =
        [
            repositories.Any() ? $"Push the images to {NamesOf(repositories)}." : null,
            buckets.Any() ? $"Upload the models to {NamesOf(buckets)}." : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string NamesOf(IEnumerable<PlannedResource> resources) =>
        Names.All([.. resources.Select(static resource => resource.Name).Distinct().Order(StringComparer.Ordinal)]);
}

// A service that gets a GPU while Cloud Run keeps revisions of it that may have more instances than there are GPUs.
internal static class GpuOrder
{
    private static readonly Source Report =
        new("https://github.com/pulumi/pulumi-gcp/issues/3794", new DateOnly(2026, 11, 28), Certainty.Unconfirmed);

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, Plan after)
    {
        foreach (var change in changes.Where(static change => change is { Kind: ChangeKind.Update, Type: CloudTypes.Service }))
        {
            var (old, @new) = (PlannedService.Of(change.Old!, null), PlannedService.Of(change.New!, null));
            if (@new.Accelerator is { } accelerator && accelerator != old.Accelerator && old.MaxInstances > @new.MaxInstances
                && !(QuotaOf(@new, accelerator, after) >= (long)old.MaxInstances + @new.MaxInstances))
            {
                yield return Of(old, @new, accelerator);
            }
        }
    }

    private static DeploymentOrder Of(PlannedService old, PlannedService @new, string accelerator)
    {
        var title = Accelerators.Find(accelerator)?.Title ?? accelerator;
        var most = $"{old.MaxInstances} instances{(old.IsUnlimited ? ", as they say no number" : "")}";
        return new(
            $"{@new.Name} takes two deployments to get {Article.Of(title)}: Cloud Run is said to count the GPU for every revision that "
            + $"it keeps as well, and those that are deployed may have {most}. The quota must then be as great, or it refuses.",
            [
                $"Deploy {@new.Name} with at most {Instances(@new.MaxInstances)} (maxInstances: {@new.MaxInstances}) and otherwise as it is.",
                "Delete its revisions that still allow more: 'gcloud run revisions list' shows them, 'gcloud run revisions delete' takes one away.",
                $"Then deploy the {title}.",
            ],
            Report);
    }

    private static string Instances(int count) => count == 1 ? "1 instance" : $"{count} instances";

    private static int? QuotaOf(PlannedService service, string accelerator, Plan plan) =>
        new PlannedStack(plan).PlatformIn(service.Region)?.Quota.Gpus(accelerator, service.HasZonalRedundancy);
}

// What guards a resource counts as it was deployed last: a change that takes the guard off and deletes at once is refused.
internal static class GuardOrder
{
    private const int MostShown = 6;

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes)
    {
        var guarded = changes.Where(IsDestroyed)
            .Select(static change => (change.Old!.Name, Guards: Guards.ToTakeOff(change.Old!, change.New).ToList()))
            .Where(static entry => entry.Guards.Count > 0)
            .Select(static entry => $"{entry.Name} with {Names.All(entry.Guards)}")
            .ToList();
        if (guarded.Count > 0)
        {
            var more = guarded.Count > MostShown ? $"; and so for {guarded.Count - MostShown} more" : "";
            yield return new(
                "What is deployed is guarded against this change, and a guard that the same change takes off still counts.",
                [$"Deploy this alone: {string.Join("; ", guarded.Take(MostShown))}{more}.", "Then deploy this change."]);
        }
    }

    // No order helps what the cloud refuses all the same.
    private static bool IsDestroyed(ResourceChange change) =>
        change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Risk: < Risk.Impossible, Old: { IsCustom: true, RetainOnDelete: false, ReadId: null } };
}

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
