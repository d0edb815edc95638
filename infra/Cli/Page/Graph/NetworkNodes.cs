namespace GpuInfra.Cli;

// The networks: where traffic enters, what may pass, and where it leaves.
internal static class NetworkNodes
{
    private const string NetworkInput = "network";

    public static void Add(GraphDraft draft)
    {
        foreach (var network in draft.Index.OfType(CloudTypes.Network).ToList())
        {
            draft.Add(NodeRole.Network, network, []);
        }

        foreach (var subnet in draft.Index.OfType(CloudTypes.Subnetwork).ToList())
        {
            var range = InputWords.Phrase(subnet.Text(ResourceWire.SubnetRange), subnet.Text("region"));
            draft.Place(draft.Add(NodeRole.Subnetwork, subnet, [range]), NetworkOf(draft, subnet, NetworkInput));
        }

        AddFirewalls(draft);
        AddEndpoints(draft);
        AddNats(draft);
        AddDns(draft);
        GoogleNodes.Add(draft);
        NetworkEdges.Add(draft);
    }

    // A network that this stack does not make.
    public static string AddForeign(GraphDraft draft, string name) => draft.Add(new()
    {
        Key = $"network:{name}",
        Role = NodeRole.Network,
        Title = name,
        Facts = ["made elsewhere"],
    });

    private static string NetworkOf(GraphDraft draft, PlannedResource resource, string property) =>
        draft.Index.Behind(resource, property, CloudTypes.Network) is { } network
            ? draft.Index.KeyOf(network)
            : AddForeign(draft, resource.Text(property) ?? "network");

    private static void AddFirewalls(GraphDraft draft)
    {
        var byNetwork = draft.Index.OfType(CloudTypes.Firewall).GroupBy(rule => NetworkOf(draft, rule, NetworkInput)).ToList();
        foreach (var rules in byNetwork)
        {
            draft.Add(new()
            {
                Key = $"firewall@{rules.Key}",
                Role = NodeRole.Firewall,
                Title = Quantity.Of(rules.Count(), "firewall rule"),
                Facts = [.. rules.OrderBy(Priority).Select(Sentence)],
                Resources = [.. rules],
                Within = rules.Key,
            });
        }
    }

    private static double Priority(PlannedResource rule) =>
        rule.Inputs.Find("priority") is { Kind: PropertyKind.Number } priority ? priority.Number : 0;

    private static string Sentence(PlannedResource rule)
    {
        var isEgress = rule.Text(ResourceWire.FirewallDirection) == ResourceWire.FirewallEgress;
        var effect = rule.Text("allows") is { Length: > 0 } allowed ? $"allow {allowed}" : $"deny {rule.Text("denies")}";
        var place = isEgress ? rule.Text(ResourceWire.FirewallDestinations) : rule.Text(ResourceWire.FirewallSources);
        return place is null ? effect : $"{effect} {(isEgress ? "to" : "from")} {place}";
    }

    private static void AddEndpoints(GraphDraft draft)
    {
        foreach (var rule in draft.Index.OfType(CloudTypes.ForwardingRule).ToList())
        {
            var address = draft.Index.Behind(rule, "ipAddress", CloudTypes.GlobalAddress);
            var key = draft.Add(
                NodeRole.Endpoint,
                rule,
                [InputWords.Phrase(address?.Text("address") ?? rule.Text("ipAddress"), rule.Text("target"))],
                address is null ? [] : [address]);
            draft.Place(key, NetworkOf(draft, rule, NetworkInput));
        }
    }

    private static void AddNats(GraphDraft draft)
    {
        foreach (var nat in draft.Index.OfType(CloudTypes.RouterNat).ToList())
        {
            var router = draft.Index.Named(nat, "router", CloudTypes.Router);
            var addresses = draft.Index.Behind(nat, ResourceWire.NatAddresses).ToList();
            var key = draft.Add(
                NodeRole.Nat,
                nat,
                [addresses.Count == 0 ? "addresses chosen by Google" : Quantity.Of(addresses.Count, "fixed address")],
                [.. addresses, .. router is null ? [] : new[] { router }]);
            draft.Place(key, NetworkOf(draft, router ?? nat, NetworkInput));
        }
    }

    private static void AddDns(GraphDraft draft)
    {
        foreach (var zone in draft.Index.OfType(CloudTypes.Zone).ToList())
        {
            var records = draft.Index.OfType(CloudTypes.RecordSet)
                .Where(record => draft.Index.Named(record, ResourceWire.ZoneOfRecord, CloudTypes.Zone) == zone);
            var network = NetworkOf(draft, zone, "privateVisibilityConfig");
            AddDns(draft, network, [zone, .. records], zone.Text("dnsName")?.TrimEnd('.'));
        }

        foreach (var policy in draft.Index.OfType(CloudTypes.DnsPolicy).ToList())
        {
            var logging = policy.Is(ResourceWire.DnsLogging) ? "queries are logged" : null;
            AddDns(draft, NetworkOf(draft, policy, "networks"), [policy], logging);
        }
    }

    private static void AddDns(GraphDraft draft, string network, IReadOnlyList<PlannedResource> resources, string? fact) =>
        draft.Add(new()
        {
            Key = $"dns@{network}",
            Role = NodeRole.Dns,
            Title = "Private DNS",
            Facts = fact is null ? [] : [fact],
            Resources = resources,
            Within = network,
        });
}
