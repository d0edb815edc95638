using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace GpuInfra;

/// <summary>
/// The network that services send all their traffic into: one subnet sized for Direct VPC egress, a private path to
/// Google's APIs with the DNS zones that lead there, Cloud NAT only where the internet is needed, and a firewall that
/// lets nothing else out.
/// </summary>
public sealed class PrivateNetwork : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(PrivateNetwork);

    private const double FlowSampling = 0.5;
    private const int MinimumPorts = 64;
    private const int MaximumPorts = 4096;

    private readonly PrivateNetworkArgs _args;
    private readonly PrivateNetworkSpec _spec;

    /// <summary>Makes the network and everything in it, or takes the existing one.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public PrivateNetwork(string name, PrivateNetworkArgs args, ComponentResourceOptions? options = null)
        : this(name, args, PrivateNetworkSpec.Check(name, args).Require(nameof(PrivateNetwork), name, options), options) { }

    private PrivateNetwork(string name, PrivateNetworkArgs args, PrivateNetworkSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        (_args, _spec) = (args, spec);
        if (spec.IsExisting)
        {
            NetworkId = Output.Create(spec.ExistingNetwork!);
            SubnetworkId = Output.Create(spec.ExistingSubnetwork!);
        }
        else
        {
            var network = CreateNetwork(name);
            var subnets = spec.Subnets.ToDictionary(subnet => subnet.Cidr, subnet => CreateSubnet(name, subnet, network));
            NetworkId = network.Id;
            SubnetworkId = subnets[spec.SubnetCidr].Id;
            var way = CreateGoogleApiPath(name, network);
            CreateFirewall(name, network, way);
            if (spec.HasNat)
            {
                CreateNat(name, network, subnets.Values);
            }
        }

        RegisterOutputs();
    }

    /// <summary>The network's id, which Cloud Run and every other resource takes.</summary>
    [Output("networkId")]
    public Output<string> NetworkId { get; private set; }

    /// <summary>The id of the subnet that serves.</summary>
    [Output("subnetworkId")]
    public Output<string> SubnetworkId { get; private set; }

    private Network CreateNetwork(string name) => new(name, new()
    {
        Name = _spec.Names[NetworkNames.Network],
        Project = _args.Project,
        Description = "Egress of the GPU services",
        AutoCreateSubnetworks = false,
        RoutingMode = "REGIONAL",
    }, Described(NetworkNames.Network, Child()));

    private Subnetwork CreateSubnet(string name, SubnetSpec subnet, Network network) => new($"{name}-{subnet.Role}", new()
    {
        Name = _spec.Names[subnet.Role],
        Project = _args.Project,
        Region = _spec.Region,
        Network = network.Id,
        IpCidrRange = subnet.Cidr,
        PrivateIpGoogleAccess = true,
        StackType = "IPV4_ONLY",
        LogConfig = new SubnetworkLogConfigArgs
        {
            AggregationInterval = "INTERVAL_5_SEC",
            FlowSampling = FlowSampling,
            Metadata = "INCLUDE_ALL_METADATA",
        },
    }, SubnetOptions(name, subnet));

    // A subnet that was in another place of the list stays what it is, under the name that it was made with.
    private CustomResourceOptions SubnetOptions(string name, SubnetSpec subnet)
    {
        var options = Described(subnet.Role, Child());
        options.IgnoreChanges.Add("name");
        if (subnet.FormerRole is { } former)
        {
            options.Aliases.Add(new Alias { Name = $"{name}-{former}" });
        }

        return options;
    }

    // Nobody is led to an endpoint that the cloud may yet refuse.
    private InputList<Resource> CreateGoogleApiPath(string name, Network network)
    {
        InputList<Resource> way = _spec.HasEndpoint ? [CreateEndpoint(name, network)] : [];
        var dns = new PrivateDns(name, network.Id, _spec, _args.Project);
        dns.CreateZones(ZoneOptions(), before => Child(way.Concat(before)));
        dns.CreateQueryLog(Child());
        return way;
    }

    private GlobalForwardingRule CreateEndpoint(string name, Network network)
    {
        var address = new GlobalAddress($"{name}-psc-address", new()
        {
            Name = _spec.Names[NetworkNames.EndpointAddress],
            Project = _args.Project,
            Description = "Private Service Connect endpoint for Google APIs",
            Network = network.Id,
            Address = _spec.EndpointAddress,
            AddressType = "INTERNAL",
            Purpose = "PRIVATE_SERVICE_CONNECT",
        }, Described(NetworkNames.EndpointAddress, Child()));

        return new($"{name}-psc", new()
        {
            // Never left to Pulumi's auto-naming, whose hyphen the API refuses.
            Name = _spec.Names[NetworkNames.Endpoint],
            Project = _args.Project,
            Network = network.Id,
            IpAddress = address.Id,
            Target = _spec.Bundle,
            LoadBalancingScheme = "",
        }, Described(NetworkNames.Endpoint, Child()));
    }

    private void CreateFirewall(string name, Network network, InputList<Resource> way)
    {
        var firewall = new EgressFirewall(name, network.Id, _spec.Names, _args.Project);
        firewall.DenyAll(Child());
        firewall.Allow(EgressFirewall.GoogleApis, _spec.ApiPath.Destination, Child(way));
        if (_spec.Internet)
        {
            firewall.Allow(EgressFirewall.Internet, EgressFirewall.Everywhere, Child());
        }
        else if (_spec.Imports)
        {
            firewall.AllowTagged(EgressFirewall.Imports, DirectVpc.ImportTag, Child());
        }
    }

    // In another region the subnet is refused, as long as its range is in use: before that, nothing else is made there.
    private void CreateNat(string name, Network network, IReadOnlyCollection<Subnetwork> subnets)
    {
        InputList<Resource> before = [.. subnets];
        var router = new Router($"{name}-router", new()
        {
            Name = _spec.Names[NetworkNames.Router],
            Project = _args.Project,
            Region = _spec.Region,
            Network = network.Id,
        }, Child(before));

        var addresses = _spec.StaticOutboundAddress ? CreateOutboundAddress(name, before) : null;
        _ = new RouterNat($"{name}-nat", new()
        {
            Name = _spec.Names[NetworkNames.Nat],
            Project = _args.Project,
            Region = _spec.Region,
            Router = router.Name,
            NatIpAllocateOption = addresses is null ? "AUTO_ONLY" : ResourceWire.NatOwnAddresses,
            NatIps = addresses is null ? [] : [addresses.SelfLink],
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks = [.. subnets.Select(ToInternet)],
            EndpointTypes = { "ENDPOINT_TYPE_VM" },
            EnableDynamicPortAllocation = true,
            EnableEndpointIndependentMapping = false,
            MinPortsPerVm = MinimumPorts,
            MaxPortsPerVm = MaximumPorts,
            LogConfig = new RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
        }, Child());
    }

    private static Input<RouterNatSubnetworkArgs> ToInternet(Subnetwork subnet) =>
        new RouterNatSubnetworkArgs { Name = subnet.Id, SourceIpRangesToNats = { "ALL_IP_RANGES" } };

    private Address CreateOutboundAddress(string name, InputList<Resource> before)
    {
        var options = Described(NetworkNames.NatAddress, Child(before));
        options.Protect = _spec.Protect;
        return new($"{name}-nat-address", new()
        {
            Name = _spec.Names[NetworkNames.NatAddress],
            Project = _args.Project,
            Region = _spec.Region,
            AddressType = "EXTERNAL",
            Description = "The address that the internet sees",
        }, options);
    }

    // Another description would replace what is there already under its name.
    private CustomResourceOptions Described(string role, CustomResourceOptions options)
    {
        if (_spec.Names.IsSaid(role))
        {
            options.IgnoreChanges.Add("description");
        }

        return options;
    }

    private CustomResourceOptions ZoneOptions()
    {
        var options = Child();
        options.Protect = _spec.Protect;
        return options;
    }
}
