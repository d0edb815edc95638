using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace GpuInfra;

/// <summary>
/// The network that services send all their traffic into: one subnet sized for Direct VPC egress, a private path to
/// Google's APIs with the DNS zones that lead there, Cloud NAT only where the internet is needed, and a firewall that
/// lets nothing else out.
/// </summary>
public sealed class PrivateNetwork : ComponentResource
{
    private const double FlowSampling = 0.5;
    private const int MinimumPorts = 64;
    private const int MaximumPorts = 4096;

    private readonly PrivateNetworkArgs _args;
    private readonly PrivateNetworkSpec _spec;
    private readonly ComponentResourceOptions? _options;

    /// <summary>Makes the network and everything in it, or takes the existing one.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public PrivateNetwork(string name, PrivateNetworkArgs args, ComponentResourceOptions? options = null)
        : this(name, args, PrivateNetworkSpec.Check(name, args).Require(nameof(PrivateNetwork), name, options), options) { }

    private PrivateNetwork(string name, PrivateNetworkArgs args, PrivateNetworkSpec spec, ComponentResourceOptions? options)
        : base(ComponentTypes.PrivateNetwork, name, args, options)
    {
        (_args, _spec, _options) = (args, spec, options);
        if (spec.IsExisting)
        {
            NetworkId = Output.Create(spec.ExistingNetwork!);
            SubnetworkId = Output.Create(spec.ExistingSubnetwork!);
        }
        else
        {
            var network = CreateNetwork(name);
            var subnet = CreateSubnet(name, network);
            NetworkId = network.Id;
            SubnetworkId = subnet.Id;
            CreateGoogleApiPath(name, network);
            CreateFirewall(name, network);
            if (spec.Internet)
            {
                CreateNat(name, network, subnet);
            }
        }

        RegisterOutputs();
    }

    /// <summary>The network's id, which Cloud Run and every other resource takes.</summary>
    [Output("networkId")]
    public Output<string> NetworkId { get; private set; }

    /// <summary>The subnet's id.</summary>
    [Output("subnetworkId")]
    public Output<string> SubnetworkId { get; private set; }

    private Network CreateNetwork(string name) => new(name, new()
    {
        Name = name,
        Project = _args.Project,
        Description = "Egress of the GPU services",
        AutoCreateSubnetworks = false,
        RoutingMode = "REGIONAL",
    }, this.NamedChild(_options));

    private Subnetwork CreateSubnet(string name, Network network) => new($"{name}-subnet", new()
    {
        Name = $"{name}-subnet",
        Project = _args.Project,
        Region = _spec.Region,
        Network = network.Id,
        IpCidrRange = _spec.SubnetCidr,
        PrivateIpGoogleAccess = true,
        StackType = "IPV4_ONLY",
        LogConfig = new SubnetworkLogConfigArgs
        {
            AggregationInterval = "INTERVAL_5_SEC",
            FlowSampling = FlowSampling,
            Metadata = "INCLUDE_ALL_METADATA",
        },
    }, this.NamedChild(_options));

    private void CreateGoogleApiPath(string name, Network network)
    {
        if (_spec.HasEndpoint)
        {
            CreateEndpoint(name, network);
        }

        var dns = new PrivateDns(name, network.Id, _spec.ApiPath, _args.Project);
        dns.CreateZones(ZoneOptions(), this.Child(_options));
        dns.CreateQueryLog(this.NamedChild(_options));
    }

    private void CreateEndpoint(string name, Network network)
    {
        var address = new GlobalAddress($"{name}-psc-address", new()
        {
            Name = $"{name}-psc-address",
            Project = _args.Project,
            Description = "Private Service Connect endpoint for Google APIs",
            Network = network.Id,
            Address = _spec.EndpointAddress,
            AddressType = "INTERNAL",
            Purpose = "PRIVATE_SERVICE_CONNECT",
        }, this.NamedChild(_options));

        _ = new GlobalForwardingRule($"{name}-psc", new()
        {
            // Never left to Pulumi's auto-naming, whose hyphen the API refuses.
            Name = CloudNames.PrivateServiceConnect(name),
            Project = _args.Project,
            Network = network.Id,
            IpAddress = address.Id,
            Target = _spec.Bundle,
            LoadBalancingScheme = "",
        }, this.NamedChild(_options));
    }

    private void CreateFirewall(string name, Network network)
    {
        var firewall = new EgressFirewall(name, network.Id, _args.Project);
        firewall.DenyAll(this.NamedChild(_options));
        firewall.Allow("google-apis", _spec.ApiPath.Destination, this.NamedChild(_options));
        if (_spec.Internet)
        {
            firewall.Allow("internet", EgressFirewall.Everywhere, this.NamedChild(_options));
        }
    }

    private void CreateNat(string name, Network network, Subnetwork subnet)
    {
        var router = new Router($"{name}-router", new()
        {
            Name = $"{name}-router",
            Project = _args.Project,
            Region = _spec.Region,
            Network = network.Id,
        }, this.NamedChild(_options));

        var addresses = _spec.StaticOutboundAddress ? CreateOutboundAddress(name) : null;
        _ = new RouterNat($"{name}-nat", new()
        {
            Name = $"{name}-nat",
            Project = _args.Project,
            Region = _spec.Region,
            Router = router.Name,
            NatIpAllocateOption = addresses is null ? "AUTO_ONLY" : "MANUAL_ONLY",
            NatIps = addresses is null ? [] : [addresses.SelfLink],
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks =
            {
                new RouterNatSubnetworkArgs { Name = subnet.Id, SourceIpRangesToNats = { "ALL_IP_RANGES" } },
            },
            EndpointTypes = { "ENDPOINT_TYPE_VM" },
            EnableDynamicPortAllocation = true,
            EnableEndpointIndependentMapping = false,
            MinPortsPerVm = MinimumPorts,
            MaxPortsPerVm = MaximumPorts,
            LogConfig = new RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
        }, this.NamedChild(_options));
    }

    private Address CreateOutboundAddress(string name)
    {
        var options = this.NamedChild(_options);
        options.Protect = _spec.Protect;
        return new($"{name}-nat-address", new()
        {
            Name = $"{name}-nat-address",
            Project = _args.Project,
            Region = _spec.Region,
            AddressType = "EXTERNAL",
            Description = "The address that the internet sees",
        }, options);
    }

    private CustomResourceOptions ZoneOptions()
    {
        var options = this.NamedChild(_options);
        options.Protect = _spec.Protect;
        return options;
    }
}
