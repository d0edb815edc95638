namespace GpuInfra.Planning;

// Tells which resource of one side is which of the other, as the engine would: by URN and by alias.
internal sealed class ResourceMatching
{
    private readonly Dictionary<ResourceUrn, PlannedResource> _unmatched = [];
    private readonly Dictionary<string, PlannedResource> _newByUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<PlannedResource, ResourcePair> _pairs = new(ReferenceEqualityComparer.Instance);

    private ResourceMatching(Plan before, Plan after)
    {
        foreach (var resource in before.Resources)
        {
            _unmatched.TryAdd(ResourceUrn.Of(resource.Urn), resource);
        }

        foreach (var resource in after.Resources)
        {
            _newByUrn.TryAdd(resource.Urn, resource);
        }

        // First what the URN says, so that no alias takes what another resource is.
        foreach (var resource in after.Resources)
        {
            if (_unmatched.Remove(ResourceUrn.Of(resource.Urn), out var old))
            {
                _pairs.Add(resource, new ResourcePair(old, resource, MatchedBy.Urn));
            }
        }

        foreach (var resource in after.Resources)
        {
            Match(resource);
        }
    }

    public static IReadOnlyList<ResourcePair> Of(Plan before, Plan after)
    {
        var matching = new ResourceMatching(before, after);
        return
        [
            .. after.Resources.Select(resource => matching._pairs[resource]),
            .. before.Resources.Where(matching.IsUnmatched).Select(old => new ResourcePair(old, null, MatchedBy.Nothing)),
        ];
    }

    private bool IsUnmatched(PlannedResource old) =>
        _unmatched.TryGetValue(ResourceUrn.Of(old.Urn), out var left) && ReferenceEquals(left, old);

    private ResourcePair Match(PlannedResource resource)
    {
        if (_pairs.TryGetValue(resource, out var known))
        {
            return known;
        }

        // A plan's parents make no circle, but a file may say anything.
        _pairs.Add(resource, new ResourcePair(null, resource, MatchedBy.Nothing));
        foreach (var alias in Aliases(resource))
        {
            if (_unmatched.Remove(alias, out var old))
            {
                return _pairs[resource] = new ResourcePair(old, resource, MatchedBy.Alias);
            }
        }

        return _pairs[resource];
    }

    // Its own aliases, and what it would be called below the parent as that was.
    private IEnumerable<ResourceUrn> Aliases(PlannedResource resource)
    {
        var own = ResourceUrn.Of(resource.Urn);
        ResourceUrn[] names = [own, .. resource.Aliases.Select(ResourceUrn.Of)];
        if (resource.ParentUrn is not { } parentUrn || !_newByUrn.TryGetValue(parentUrn, out var parent)
            || Match(parent) is not { Old: { } oldParent, MatchedBy: MatchedBy.Alias })
        {
            return names[1..];
        }

        var above = ResourceUrn.Of(oldParent.Urn);
        var below = names.Select(name => name.Under(above)).ToList();
        return names[1..].Concat(below).Concat(below.Select(name => name with { Name = Renamed(name.Name, parent.Name, oldParent.Name) }));
    }

    // The engine takes a name that begins with the parent's for one that was made of it.
    private static string Renamed(string name, string parent, string oldParent) =>
        name.StartsWith(parent, StringComparison.Ordinal) ? oldParent + name[parent.Length..] : name;
}

internal enum MatchedBy
{
    // By nothing: the resource is on one side alone.
    Nothing,

    // By the URN, its stack and project aside.
    Urn,

    // By an alias, its own or one that follows from a parent's.
    Alias,

    // By what it is in the cloud: the engine sees two resources there.
    CloudIdentity,
}

internal sealed record ResourcePair(PlannedResource? Old, PlannedResource? New, MatchedBy MatchedBy)
{
    public PlannedResource Resource => (New ?? Old)!;
}
