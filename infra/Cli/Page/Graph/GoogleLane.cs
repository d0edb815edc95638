namespace GpuInfra.Cli;

internal static class GoogleLane
{
    public static void Place(GraphCanvas canvas)
    {
        var y = GraphCanvas.Top;
        foreach (var node in canvas.Of(NodeRole.GoogleApis, NodeRole.Internet))
        {
            // What a service reaches past the network is drawn below it, as its line passes there.
            var isPast = canvas.Graph.Edges.Any(edge => edge.To == node.Key && canvas.Node(edge.From).IsWorkload);
            var wish = isPast ? BelowNetworks(canvas) : Beside(canvas, node);
            y = Place(canvas, node, Math.Max(y, wish));
        }

        y = Math.Max(y, BelowNetworks(canvas));
        foreach (var node in canvas.Of(NodeRole.Bucket, NodeRole.Repository, NodeRole.Rest))
        {
            y = Place(canvas, node, y);
        }
    }

    private static int Place(GraphCanvas canvas, GraphNode node, int y) => canvas.Place(
        node, new(canvas.Lanes.Google.X, y, canvas.Lanes.Google.Width, NodeText.Height(node)));

    private static int Beside(GraphCanvas canvas, GraphNode node) =>
        canvas.Graph.Edges.Where(edge => edge.To == node.Key && canvas.IsPlaced(edge.From))
            .Select(edge => canvas[edge.From].Middle - (NodeText.Height(node) / 2)).DefaultIfEmpty(GraphCanvas.Top).Min();

    private static int BelowNetworks(GraphCanvas canvas) =>
        canvas.Of(NodeRole.Network).Select(network => canvas[network.Key].Bottom + GraphCanvas.Gap)
        .DefaultIfEmpty(GraphCanvas.Top).Max();
}
