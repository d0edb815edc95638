namespace GpuInfra.Planning;

// How plans name the output of a resource: by the shortest name that says which is meant. Components have no outputs to refer to.
internal sealed class ReferenceNames
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Name), int> _typedNames = [];

    public ReferenceNames(IEnumerable<(string Type, string Name)> resources)
    {
        foreach (var resource in resources)
        {
            Count(_names, resource.Name);
            Count(_typedNames, resource);
        }
    }

    public string Describe((string Type, string Name) owner, string qualifiedType, string path)
    {
        var name = _names[owner.Name] == 1 ? owner.Name
            : _typedNames[owner] == 1 ? $"{owner.Type}::{owner.Name}"
            : $"{qualifiedType}::{owner.Name}";
        return $"${{{name}.{path}}}";
    }

    private static void Count<T>(Dictionary<T, int> counts, T key)
        where T : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + 1;
}
