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

    internal const int NameMaximum = CloudNames.ComputeMaximum - RoleLength;

    private const int RoleLength = 24;

    private PrivateNetworkSpec(PrivateNetworkArgs args)
    {
        Region = args.Region ?? "";
        ExistingNetwork = args.ExistingNetwork;
        ExistingSubnetwork = args.ExistingSubnetwork;
        SubnetCidr = args.SubnetCidr ?? DefaultSubnetCidr;
        GoogleApis = args.GoogleApis ?? PrivateServiceConnect;
        Bundle = args.Bundle ?? AllApis;
        EndpointAddress = args.EndpointAddress ?? DefaultEndpointAddress;
        Internet = args.Internet ?? false;
        StaticOutboundAddress = args.StaticOutboundAddress ?? false;
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

    /// <summary>The subnet's IPv4 range.</summary>
    public string SubnetCidr { get; }

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

    /// <summary>Whether calls to the internet come from a reserved address.</summary>
    public bool StaticOutboundAddress { get; }

    /// <summary>Whether the DNS zones are protected.</summary>
    public bool Protect { get; }

    /// <summary>Where the names of Google's APIs lead.</summary>
    internal GoogleApiPath ApiPath =>
        HasEndpoint ? GoogleApiPath.Endpoint(EndpointAddress) : GoogleApiPath.Shared(Bundle);

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<PrivateNetworkSpec> Check(string name, PrivateNetworkArgs args)
    {
        var spec = new PrivateNetworkSpec(args);
        return new(spec,
        [
            .. NameRules.NameFits(name, NameMaximum),
            .. LocationRules.LocationIsGiven(spec.Region, "region"),
            .. NetworkRules.ExistingNetworkHasItsSubnetwork(args),
            .. NetworkRules.ExistingNetworkIsNamed(args),
            .. NetworkRules.SubnetRangeIsUsable(spec.SubnetCidr),
            .. NetworkRules.GoogleApiPathIsKnown(spec),
            .. NetworkRules.BundleIsKnown(spec),
            .. NetworkRules.EndpointAddressHasEndpoint(args, spec),
            .. NetworkRules.EndpointAddressIsUsable(spec),
            .. NetworkRules.StaticAddressHasInternet(spec),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static PrivateNetworkSpec Require(string name, PrivateNetworkArgs args) =>
        Check(name, args).OrThrow(nameof(PrivateNetwork), name);
}
