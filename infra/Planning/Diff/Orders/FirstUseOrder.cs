namespace GpuInfra.Planning;

// Services that need what is in a repository or a bucket which the same change makes, empty.
internal static class FirstUseOrder
{
    private const string OwnImages = "STANDARD_REPOSITORY";

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, Plan after)
    {
        var made = changes.Where(static change => change is { Kind: ChangeKind.Create, New: { ReadId: null, ImportId: null } })
            .Select(static change => change.New!).ToList();
        var services = after.Resources.Where(static resource => resource.Type == CloudTypes.Service).ToList();
        var needs = made.SelectMany(store => services.Where(service => Needs(service, store)).Select(service => (store, service))).ToList();
        if (needs.Count > 0)
        {
            var stores = NamesOf(needs.Select(static need => need.store));
            var users = NamesOf(needs.Select(static need => need.service));
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

    private static bool Needs(PlannedResource service, PlannedResource store) => store.Type switch
    {
        CloudTypes.Repository => (store.Inputs.Text("mode") ?? OwnImages) == OwnImages && PrefixOf(store) is { } prefix
            && service.Inputs.Maps("template.containers").Any(container =>
                container.Text("image")?.StartsWith(prefix, StringComparison.Ordinal) == true),
        CloudTypes.Bucket => store.Inputs.Text("name") is { } name
            && service.Inputs.Maps("template.volumes").Any(volume => volume.Text("gcs.bucket") == name),
        _ => false,
    };

    private static string? PrefixOf(PlannedResource repository) =>
        (repository.Inputs.Text("location"), repository.Inputs.Text("project"), repository.Inputs.Text("repositoryId")) is
            ({ } location, { } project, { } id)
            ? $"{location}-docker.pkg.dev/{project}/{id}/"
            : null;

    private static string NamesOf(IEnumerable<PlannedResource> resources) =>
        Names.All([.. resources.Select(static resource => resource.Name).Distinct().Order(StringComparer.Ordinal)]);
}
