namespace GpuInfra.Cli;

internal static class ServiceLane
{
    private const int IdentityGap = 4;
    private const int Indent = 16;

    public static void Place(GraphCanvas canvas)
    {
        var lane = canvas.Lanes.Services;
        var y = GraphCanvas.Top;
        var identities = canvas.Of(NodeRole.Identity).ToList();
        foreach (var service in canvas.Of(NodeRole.Service, NodeRole.Job))
        {
            y = canvas.Place(service, new(lane.X, y, lane.Width, NodeText.Height(service)));
            foreach (var identity in identities.Where(identity => identity.Within == service.Key))
            {
                y = PlaceIdentity(canvas, identity, y - GraphCanvas.Gap + IdentityGap);
            }
        }

        foreach (var identity in identities.Where(identity => !canvas.IsPlaced(identity.Key)))
        {
            y = PlaceIdentity(canvas, identity, y);
        }
    }

    private static int PlaceIdentity(GraphCanvas canvas, GraphNode identity, int y)
    {
        var lane = canvas.Lanes.Services;
        return canvas.Place(identity, new(lane.X + Indent, y, lane.Width - Indent, NodeText.Height(identity)));
    }
}
