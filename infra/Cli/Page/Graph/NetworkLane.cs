namespace GpuInfra.Cli;

internal static class NetworkLane
{
    public const int Inset = 24;

    private const int Padding = 14;
    private const int Header = 50;

    public static void Place(GraphCanvas canvas)
    {
        var lane = canvas.Lanes.Network;
        var y = GraphCanvas.Top;
        var parts = canvas.Of(NodeRole.Subnetwork, NodeRole.Firewall, NodeRole.Endpoint, NodeRole.Nat, NodeRole.Dns)
            .ToLookup(node => node.Within);
        foreach (var network in canvas.Of(NodeRole.Network))
        {
            var inner = y + Header;
            foreach (var part in parts[network.Key])
            {
                inner = canvas.Place(part, new(lane.X + Inset, inner, lane.Width - Inset - Padding, NodeText.Height(part)));
            }

            y = canvas.Place(network, new(lane.X, y, lane.Width, inner - GraphCanvas.Gap + Padding - y));
        }
    }
}
