namespace GpuInfra.Planning;

// A gateway of Cloud NAT.
internal sealed record PlannedNat(PlannedResource Resource)
{
    private PropertyMap Inputs => Resource.Inputs;

    public string Name => Resource.Name;

    public string Region => Inputs.Text("region") ?? "";

    // The addresses that are reserved for it.
    public int Addresses => Inputs.Items(ResourceWire.NatAddresses).Count();

    // Whether it gets no others as they are needed.
    public bool HasOwnAddresses => Inputs.Text(ResourceWire.NatAddressOption) == ResourceWire.NatOwnAddresses;

    public int PortsPerInstance => Inputs.Whole(ResourceWire.NatMinPorts)
        ?? (Inputs.Flag(ResourceWire.NatDynamicPorts) == true ? CloudNat.DefaultMinPortsDynamic : CloudNat.DefaultMinPorts);
}

// A subnet.
internal sealed record PlannedSubnet(PlannedResource Resource)
{
    public string Name => Resource.Name;

    public string? Range => Resource.Inputs.Text(ResourceWire.SubnetRange);

    // Its name in the cloud; nothing where that is not known.
    public string? CloudName => Resource.Inputs.Text("name");
}

// A firewall rule.
internal sealed record PlannedFirewall(PlannedResource Resource)
{
    public const string Allowed = "allows";
    public const string Denied = "denies";
    public const string Disabled = "disabled";

    private PropertyMap Inputs => Resource.Inputs;

    // Else it denies.
    public bool Allows => Inputs.Items(Allowed).Any();

    public bool IsDisabled => Read.Flag(Inputs.Find(Disabled)) == true;

    // What it is about: tcp:443.
    public string AllowedTraffic => Inputs.Find(Allowed) is { Kind: PropertyKind.List } list ? string.Join(", ", list.Items.Select(Traffic)) : "nothing";

    // From where or to where.
    public string Way
    {
        get
        {
            var isOut = Read.Text(Inputs.Find(ResourceWire.FirewallDirection)) == ResourceWire.FirewallEgress;
            var ranges = Inputs.Items(isOut ? ResourceWire.FirewallDestinations : ResourceWire.FirewallSources).ToList();
            return $"{(isOut ? "to" : "from")} {(ranges.Count > 0 ? string.Join(", ", ranges) : "anywhere")}";
        }
    }

    private static string Traffic(PropertyValue item)
    {
        var map = item.Kind == PropertyKind.Map ? item.Map : PropertyMap.Empty;
        var ports = string.Join('+', map.Items("ports"));
        var protocol = map.Find("protocol")?.ToString() ?? "all";
        return ports.Length == 0 ? protocol : $"{protocol}:{ports}";
    }
}
