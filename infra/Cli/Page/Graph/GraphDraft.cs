namespace GpuInfra.Cli;

// The drawing of one side while it is made: each resource becomes a part of one node.
internal sealed class GraphDraft(ResourceIndex index)
{
    private readonly OrderedDictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<GraphEdge> _edges = [];
    private readonly HashSet<GraphEdge> _known = [];
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    public ResourceIndex Index { get; } = index;

    public IEnumerable<GraphNode> Nodes => _nodes.Values;

    public IReadOnlyList<GraphEdge> Edges => _edges;

    public IEnumerable<PlannedResource> Unclaimed => Index.All.Where(resource => !_claimed.Contains(Index.KeyOf(resource)));

    public bool Has(string key) => _nodes.ContainsKey(key);

    public string Add(
        NodeRole role, PlannedResource principal, IReadOnlyList<string> facts, params IEnumerable<PlannedResource> parts) =>
        Add(new()
        {
            Key = Index.KeyOf(principal),
            Role = role,
            Title = principal.Name,
            Facts = facts,
            Principal = principal,
            Resources = [principal, .. parts],
        });

    public string Add(GraphNode node)
    {
        _nodes[node.Key] = _nodes.TryGetValue(node.Key, out var known)
            ? known with
            {
                Resources = [.. known.Resources, .. node.Resources.Except(known.Resources, ReferenceEqualityComparer.Instance)
                    .Cast<PlannedResource>()],
                Facts = [.. known.Facts.Union(node.Facts)],
            }
            : node;
        _claimed.UnionWith(node.Resources.Select(Index.KeyOf));
        return node.Key;
    }

    public void Place(string key, string within) => _nodes[key] = _nodes[key] with { Within = _nodes[key].Within ?? within };

    public void Connect(string from, string to, EdgeKind kind, string label)
    {
        var edge = new GraphEdge(from, to, kind, label);
        if (_known.Add(edge))
        {
            _edges.Add(edge);
        }
    }
}
