namespace GpuInfra.Cli;

// The drawing with a place for everything in it: lanes from the callers on the left to Google on the right.
internal sealed class GraphCanvas
{
    public const int Margin = 8;
    public const int Top = 40;
    public const int Gap = 18;

    private const int PortStep = 10;

    // More services than this are drawn with what they run on alone.
    private const int Crowd = 12;

    private readonly Dictionary<string, Box> _boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphNode> _nodes;

    private GraphCanvas(Graph graph)
    {
        Graph = graph;
        _nodes = graph.Nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        Lanes = Lanes.For(graph);
    }

    public Graph Graph { get; }

    public Lanes Lanes { get; }

    public List<Wire> Wires { get; } = [];

    public List<WireLabel> Labels { get; } = [];

    public int Height => Bottom + Margin;

    public int Bottom => _boxes.Values.Select(box => box.Bottom).DefaultIfEmpty(Top).Max();

    public static GraphCanvas Of(Graph graph)
    {
        var canvas = new GraphCanvas(Thinned(graph));
        NetworkLane.Place(canvas);
        ServiceLane.Place(canvas);
        CallerLane.Place(canvas);
        GoogleLane.Place(canvas);
        Wiring.Draw(canvas);
        return canvas;
    }

    public IEnumerable<GraphNode> Of(params IEnumerable<NodeRole> roles) =>
        roles.SelectMany(role => Graph.Nodes.Where(node => node.Role == role));

    public GraphNode Node(string key) => _nodes[key];

    public Box this[string key] => _boxes[key];

    public bool IsPlaced(string key) => _boxes.ContainsKey(key);

    // Where the line of a caller meets its service: each a little apart, so that none looks like another's.
    public int CallPort(GraphEdge call)
    {
        var callers = Graph.Edges.Where(edge => edge.To == call.To && Node(edge.From).Role == NodeRole.Caller)
            .Select(edge => edge.From).ToList();
        return this[call.To].Middle + (((2 * callers.IndexOf(call.From)) - callers.Count + 1) * PortStep / 2);
    }

    public int Place(GraphNode node, Box box)
    {
        _boxes[node.Key] = box;
        return box.Bottom + Gap;
    }

    private static Graph Thinned(Graph graph) =>
        graph.Nodes.Count(node => node.Role == NodeRole.Service) <= Crowd ? graph : graph with
        {
            Nodes = [.. graph.Nodes.Select(
                node => node.Role == NodeRole.Service ? node with { Facts = [.. node.Facts.Take(1)] } : node)],
        };
}
