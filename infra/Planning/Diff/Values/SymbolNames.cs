namespace GpuInfra.Planning;

// How the references of one plan name its resources: by the shortest name that says which one is meant.
internal sealed class SymbolNames
{
    private readonly Dictionary<string, PlannedResource?> _byName = new(StringComparer.Ordinal);

    public SymbolNames(Plan plan)
    {
        foreach (var resource in plan.Resources.Where(static resource => resource.IsCustom))
        {
            foreach (var name in NamesOf(resource).Distinct())
            {
                _byName[name] = _byName.ContainsKey(name) ? null : resource;
            }
        }
    }

    public string Describe(PlannedResource resource, string path)
    {
        var name = NamesOf(resource).FirstOrDefault(name => _byName.GetValueOrDefault(name) is not null) ?? resource.Name;
        return $"${{{name}.{path}}}";
    }

    // Both the name and the path may have dots.
    public bool TryFind(string symbol, out PlannedResource resource, out string path)
    {
        for (var dot = symbol.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = symbol.IndexOf('.', dot + 1))
        {
            if (_byName.GetValueOrDefault(symbol[..dot]) is { } found)
            {
                (resource, path) = (found, symbol[(dot + 1)..]);
                return true;
            }
        }

        (resource, path) = (null!, "");
        return false;
    }

    private static string[] NamesOf(PlannedResource resource) =>
    [
        resource.Name,
        $"{resource.Type}::{resource.Name}",
        $"{ResourceUrn.Of(resource.Urn).QualifiedType}::{resource.Name}",
    ];
}
