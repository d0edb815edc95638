namespace GpuInfra;

/// <summary>A private network with every default applied.</summary>
public sealed record PrivateNetworkSpec
{
    /// <summary>The subnet's range where nothing is said: room for 120 instances.</summary>
    public const string DefaultSubnetCidr = "10.8.0.0/24";

    /// <summary>The endpoint's address where nothing is said.</summary>
    public const string DefaultEndpointAddress = "10.255.255.254";

    /// <summary>The path to Google's APIs over an endpoint of the network's own.</summary>
    public const string PrivateServiceConnect = "private-service-connect";

    /// <summary>The path to Google's APIs over Google's shared private addresses.</summary>
    public const string PrivateGoogleAccess = "private-google-access";

    /// <summary>All of Google's APIs.</summary>
    public const string AllApis = "all-apis";

    /// <summary>The APIs that VPC Service Controls guard.</summary>
    public const string VpcServiceControls = "vpc-sc";

    internal static readonly int NameMaximum = NameLimits.Compute.Most - RoleLength;

    private const int RoleLength = 24;

    private PrivateNetworkSpec(string name, PrivateNetworkArgs args)
    {
        Names = new(name, args.ResourceNames);
        Region = args.Region ?? "";
        ExistingNetwork = args.ExistingNetwork;
        ExistingSubnetwork = args.ExistingSubnetwork;
        IsList = args.SubnetCidrs is not null;
        SubnetCidrs = [.. args.SubnetCidrs ?? [args.SubnetCidr ?? DefaultSubnetCidr]];
        GoogleApis = args.GoogleApis ?? PrivateServiceConnect;
        Bundle = args.Bundle ?? AllApis;
        EndpointAddress = args.EndpointAddress ?? DefaultEndpointAddress;
        Internet = args.Internet ?? false;
        StaticOutboundAddress = args.StaticOutboundAddress ?? false;
        Imports = args.Imports ?? false;
        Protect = args.Protect ?? true;
    }

    /// <summary>The subnet's region.</summary>
    public string Region { get; }

    /// <summary>The network to use as it is, if any.</summary>
    public string? ExistingNetwork { get; }

    /// <summary>The subnet to use as it is, if any.</summary>
    public string? ExistingSubnetwork { get; }

    /// <summary>Whether network and subnet belong to somebody else, so that nothing is made.</summary>
    public bool IsExisting => ExistingNetwork is not null;

    /// <summary>The IPv4 range of the subnet that serves; empty if there is none.</summary>
    public string SubnetCidr => SubnetCidrs.Count > 0 ? SubnetCidrs[^1] : "";

    // The IPv4 ranges of all subnets, in the order in which they are written.
    internal IReadOnlyList<string> SubnetCidrs { get; }

    /// <summary>The path to Google's APIs.</summary>
    public string GoogleApis { get; }

    /// <summary>Whether the path is an endpoint of the network's own.</summary>
    public bool HasEndpoint => GoogleApis == PrivateServiceConnect;

    /// <summary>Which APIs the path reaches.</summary>
    public string Bundle { get; }

    /// <summary>The endpoint's address.</summary>
    public string EndpointAddress { get; }

    /// <summary>Whether services may call the internet.</summary>
    public bool Internet { get; }

    /// <summary>Whether jobs that bring models may call the internet.</summary>
    public bool Imports { get; }

    /// <summary>Whether there is a way to the internet, for whomever the firewall lets out.</summary>
    public bool HasNat => Internet || Imports;

    /// <summary>Whether calls to the internet come from a reserved address.</summary>
    public bool StaticOutboundAddress { get; }

    /// <summary>What its resources are called.</summary>
    public NetworkNames Names { get; }

    /// <summary>Whether the DNS zones are protected.</summary>
    public bool Protect { get; }

    internal IReadOnlyList<SubnetSpec> Subnets => SubnetSpec.Of(SubnetCidrs, IsList);

    internal SubnetSpec ServingSubnet => Subnets.First(subnet => subnet.Cidr == SubnetCidr);

    internal string SubnetCidrPath => PathOf(SubnetCidrs.Count - 1);

    internal GoogleApiPath ApiPath =>
        HasEndpoint ? GoogleApiPath.Endpoint(EndpointAddress) : GoogleApiPath.Shared(Bundle);

    private bool IsList { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<PrivateNetworkSpec> Check(string name, PrivateNetworkArgs args)
    {
        var spec = new PrivateNetworkSpec(name, args);
        return new(spec,
        [
            .. NameRules.CheckNameFits(name, NameMaximum),
            .. LocationRules.CheckLocationIsGiven(spec.Region, "region"),
            .. NetworkRules.CheckExistingNetworkHasItsSubnetwork(args),
            .. NetworkRules.CheckExistingNetworkIsNamed(args),
            .. SubnetRangeRules.CheckSubnetRangeIsSaidOnce(args),
            .. SubnetRangeRules.CheckSubnetRangesAreSeveral(args),
            .. spec.SubnetCidrs.SelectMany((cidr, i) => NetworkRules.CheckSubnetRangeIsUsable(spec.PathOf(i), cidr)),
            .. SubnetRangeRules.CheckSubnetRangesAreApart(spec),
            .. NetworkRules.CheckGoogleApiPathIsKnown(spec),
            .. NetworkRules.CheckBundleIsKnown(spec),
            .. NetworkRules.CheckEndpointAddressHasEndpoint(args, spec),
            .. NetworkRules.CheckEndpointAddressIsUsable(spec),
            .. NetworkRules.CheckStaticAddressHasInternet(spec),
            .. spec.Names.Check(spec),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static PrivateNetworkSpec Require(string name, PrivateNetworkArgs args) =>
        Check(name, args).OrThrow(nameof(PrivateNetwork), name);

    internal string PathOf(int subnet) => IsList ? ArgumentPath.Index("subnetCidr", subnet) : "subnetCidr";
}
