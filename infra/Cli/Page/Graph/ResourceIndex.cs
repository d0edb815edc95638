namespace GpuInfra.Cli;

// The resources of one side, and what their inputs refer to.
internal sealed class ResourceIndex
{
    private const string Separator = "::";

    private readonly IReadOnlyDictionary<string, string> _moved;
    private readonly Dictionary<string, PlannedResource> _byKey = new(StringComparer.Ordinal);

    public ResourceIndex(IEnumerable<PlannedResource> resources, IReadOnlyDictionary<string, string> moved)
    {
        _moved = moved;
        foreach (var resource in resources.Where(resource => resource.IsCustom && !CloudTypes.IsProvider(resource.Type)))
        {
            _byKey.TryAdd(KeyOf(resource.Urn), resource);
        }
    }

    public IEnumerable<PlannedResource> All => _byKey.Values;

    // A URN without its stack and project, so that two stacks can be compared.
    public static string PlainKeyOf(string urn)
    {
        var stack = urn.IndexOf(Separator, StringComparison.Ordinal);
        var project = stack < 0 ? -1 : urn.IndexOf(Separator, stack + Separator.Length, StringComparison.Ordinal);
        return project < 0 ? urn : urn[(project + Separator.Length)..];
    }

    public string KeyOf(PlannedResource resource) => KeyOf(resource.Urn);

    public IEnumerable<PlannedResource> OfType(string type) => All.Where(resource => resource.Type == type);

    public IEnumerable<PlannedResource> Behind(PlannedResource resource, string property) =>
        resource.PropertyDependencies.TryGetValue(property, out var urns)
            ? urns.Select(urn => _byKey.GetValueOrDefault(KeyOf(urn))).OfType<PlannedResource>()
            : [];

    public PlannedResource? Behind(PlannedResource resource, string property, string type) =>
        Behind(resource, property).FirstOrDefault(candidate => candidate.Type == type);

    public PlannedResource? Named(PlannedResource resource, string property, string type) =>
        Behind(resource, property, type)
        ?? (resource.Inputs.TryGet(property, out var name)
            ? OfType(type).FirstOrDefault(candidate => candidate.Inputs.TryGet("name", out var own) && own.Equals(name))
            : null);

    private string KeyOf(string urn)
    {
        var key = PlainKeyOf(urn);
        return _moved.GetValueOrDefault(key, key);
    }
}
