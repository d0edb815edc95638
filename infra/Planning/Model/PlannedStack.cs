namespace GpuInfra.Planning;

// A plan as those see it who count: its services and platforms, and which resource belongs to which.
internal sealed class PlannedStack
{
    private readonly Dictionary<string, PlannedResource> _byUrn;
    private readonly ILookup<string, PlannedResource> _byType;

    public PlannedStack(Plan plan)
    {
        _byUrn = plan.Resources.DistinctBy(resource => resource.Urn).ToDictionary(resource => resource.Urn);
        _byType = plan.Resources.ToLookup(resource => resource.Type);
        Services =
        [
            .. OfType(CloudTypes.Service)
                .Select(resource => PlannedService.Of(resource, ModelOf(resource)))
                .OrderBy(service => service.Name, StringComparer.Ordinal)
                .ThenBy(service => service.Resource.Urn, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<PlannedService> Services { get; }

    public IEnumerable<PlannedPlatform> Platforms => OfType(InferencePlatform.TypeToken).Select(resource => new PlannedPlatform(resource));

    public IEnumerable<PlannedModel> Models => OfType(ModelService.TypeToken).Select(resource => new PlannedModel(resource));

    public IEnumerable<PlannedNat> Nats => OfType(CloudTypes.RouterNat).Select(resource => new PlannedNat(resource));

    public IEnumerable<PlannedSubnet> Subnets => OfType(CloudTypes.Subnetwork).Select(resource => new PlannedSubnet(resource));

    public IEnumerable<PlannedResource> OfType(string type) => _byType[type];

    // The platform that a resource is a part of; nothing if it is part of none.
    public PlannedPlatform? PlatformOf(PlannedResource resource) =>
        Ancestor(resource, InferencePlatform.TypeToken) is { } platform ? new(platform) : null;

    // The model that a resource is there for; nothing if it is there for none.
    public PlannedModel? ModelOf(PlannedResource resource) => Ancestor(resource, ModelService.TypeToken) is { } service ? new(service) : null;

    // The platform of a region; nothing if there is none.
    public PlannedPlatform? PlatformIn(string region) => Platforms.FirstOrDefault(platform => platform.Region == region);

    public PlannedResource? Ancestor(PlannedResource resource, string type)
    {
        var parent = resource;
        while (parent.ParentUrn is { } urn && _byUrn.TryGetValue(urn, out var next) && next != parent)
        {
            if (next.Type == type)
            {
                return next;
            }

            parent = next;
        }

        return null;
    }
}
