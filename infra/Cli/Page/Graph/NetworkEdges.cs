namespace GpuInfra.Cli;

// The way of the traffic through each network: subnet, firewall, and out by an endpoint or a NAT.
internal static class NetworkEdges
{
    public static void Add(GraphDraft draft)
    {
        foreach (var parts in draft.Nodes.Where(node => node.Within is not null).ToLookup(node => node.Within!).ToList())
        {
            AddWay(draft, parts.ToLookup(node => node.Role));
        }
    }

    private static void AddWay(GraphDraft draft, ILookup<NodeRole, GraphNode> parts)
    {
        var firewall = parts[NodeRole.Firewall].FirstOrDefault();
        foreach (var subnet in parts[NodeRole.Subnetwork])
        {
            if (firewall is not null)
            {
                draft.Connect(subnet.Key, firewall.Key, EdgeKind.Traffic, "");
            }

            AddExits(draft, parts, (firewall ?? subnet).Key, subnet.Principal);
        }
    }

    private static void AddExits(GraphDraft draft, ILookup<NodeRole, GraphNode> parts, string gate, PlannedResource? subnet)
    {
        foreach (var endpoint in parts[NodeRole.Endpoint])
        {
            draft.Connect(gate, endpoint.Key, EdgeKind.Traffic, "");
            draft.Connect(endpoint.Key, GoogleNodes.AddApis(draft), EdgeKind.Traffic, "");
        }

        foreach (var nat in parts[NodeRole.Nat])
        {
            draft.Connect(gate, nat.Key, EdgeKind.Traffic, "");
            draft.Connect(nat.Key, ServiceNodes.AddInternet(draft), EdgeKind.Traffic, "");
        }

        if (!parts[NodeRole.Endpoint].Any() && subnet is not null && subnet.Is("privateIpGoogleAccess"))
        {
            draft.Connect(gate, GoogleNodes.AddApis(draft), EdgeKind.Traffic, "Private Google Access");
        }
    }
}
