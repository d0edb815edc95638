using System.Collections.Generic;
using System.Linq;

namespace GpuInfra.SchemaGenerator;

internal sealed record PackageSchema(string Name, string Version)
{
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, ObjectType> Types { get; init; } = new Dictionary<string, ObjectType>();

    public IReadOnlyList<Resource> Resources { get; init; } = [];

    public IReadOnlyList<ObjectType> TypesReachableFrom(IEnumerable<Property> properties)
    {
        var reached = new SortedDictionary<string, ObjectType>(System.StringComparer.Ordinal);
        var open = new Queue<Property>(properties);
        while (open.Count > 0)
        {
            var token = open.Dequeue().Type.ObjectToken;
            if (token is not null && !reached.ContainsKey(token.Text))
            {
                var type = Find(token);
                reached.Add(token.Text, type);
                type.Properties.ToList().ForEach(open.Enqueue);
            }
        }

        return [.. reached.Values];
    }

    private ObjectType Find(Token token) =>
        Types.TryGetValue(token.Text, out var type) ? type : throw new SchemaException($"there is no type '{token.Text}'.");
}
