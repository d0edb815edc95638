namespace GpuInfra.Planning;

// Counts addresses of subnets and ports of Cloud NAT.
internal sealed class NetworkMeters(PlannedStack stack)
{
    private const int AddressBits = 32;

    public IEnumerable<CapacityMeter> All() =>
    [
        .. stack.Subnets.Select(Addresses).OfType<CapacityMeter>(),
        .. stack.Nats.Select(Ports),
    ];

    // A subnet that no service uses is somebody else's.
    private CapacityMeter? Addresses(PlannedSubnet subnet)
    {
        var users = stack.Services.Where(service => Uses(service, subnet)).ToList();
        return users.Count == 0 ? null : new()
        {
            Name = $"addresses of {subnet.Name}",
            Unit = "addresses",
            Warm = AddressesOf(DirectVpc.BlocksFor(users.Sum(service => service.Warm()))),
            Most = AddressesOf(DirectVpc.BlocksFor(users.Sum(service => (long)service.MaxInstances))),
            DuringRollout = AddressesOf(Rollout.BlocksFor(users.Sum(service => (long)service.MaxInstances))),
            Limit = PrefixOf(subnet.Range) is { } prefix ? AddressesOf(DirectVpc.BlocksOf(prefix)) : null,
            Basis = $"whole blocks of {DirectVpc.BlockSize} in {subnet.Range}, "
                + $"{DirectVpc.AddressesPerInstance} addresses an instance",
            Source = DirectVpc.Source,
        };
    }

    private CapacityMeter Ports(PlannedNat nat)
    {
        var users = stack.Services.Where(service => service.LeavesBy(nat)).ToList();
        var each = nat.PortsPerInstance;
        var addresses = nat.HasOwnAddresses ? nat.Addresses : (int?)null;
        return new()
        {
            Name = $"ports of {nat.Name}",
            Unit = "ports",
            Warm = (decimal)each * users.Sum(service => service.Warm()),
            Most = (decimal)each * users.Sum(service => (long)service.MaxInstances),
            DuringRollout = (decimal)each * users.Sum(service => service.AtRollout()),
            Limit = addresses * (decimal)CloudNat.PortsPerAddress,
            Basis = addresses is { } count
                ? $"{count} reserved, {CloudNat.PortsPerAddress} ports each; an instance begins with {each}"
                : $"Google adds addresses as they are needed; an instance begins with {each}",
            Source = CloudNat.Source,
        };
    }

    // By the reference that the plan keeps, or by the name where a service writes it out.
    private static bool Uses(PlannedService service, PlannedSubnet subnet) =>
        (service.Resource.PropertyDependencies.TryGetValue("template", out var urns) && urns.Contains(subnet.Resource.Urn) && service.HasNetwork)
        || service.Resource.Inputs.Maps(ServiceWire.NetworkInterfaces).Any(network =>
            network.Text("subnetwork")?.Split('/')[^1] == subnet.CloudName);

    private static decimal AddressesOf(long blocks) => (decimal)blocks * DirectVpc.BlockSize;

    private static int? PrefixOf(string? range) =>
        range?.Split('/') is [_, var length]
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= AddressBits
            ? prefix
            : null;
}
