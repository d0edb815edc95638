namespace GpuInfra.Planning;

// A plan as those see it who count: its services and platforms, and which resource belongs to which.
internal sealed class PlannedStack
{
    private readonly Dictionary<string, PlannedResource> _byUrn;
    private readonly ILookup<string, PlannedResource> _byType;

    public PlannedStack(Plan plan)
    {
        Name = plan.Stack;
        _byUrn = plan.Resources.DistinctBy(resource => resource.Urn).ToDictionary(resource => resource.Urn);
        _byType = plan.Resources.ToLookup(resource => resource.Type);
        Services =
        [
            .. OfType(CloudTypes.Service)
                .Select(resource => PlannedService.Of(resource, Ancestor(resource, ComponentTypes.ModelService)))
                .OrderBy(service => service.Name, StringComparer.Ordinal)
                .ThenBy(service => service.Resource.Urn, StringComparer.Ordinal),
        ];
    }

    public string Name { get; }

    public IReadOnlyList<PlannedService> Services { get; }

    public IEnumerable<PlannedResource> Platforms => OfType(ComponentTypes.InferencePlatform);

    public IEnumerable<PlannedResource> ModelServices => OfType(ComponentTypes.ModelService);

    public IEnumerable<PlannedResource> OfType(string type) => _byType[type];

    // The platform that a resource is a part of; nothing if it is part of none.
    public PlannedResource? PlatformOf(PlannedResource resource) => Ancestor(resource, ComponentTypes.InferencePlatform);

    // The platform of a region; nothing if there is none.
    public PlannedResource? PlatformIn(string region) => Platforms.FirstOrDefault(platform => platform.Inputs.Text("region") == region);

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
