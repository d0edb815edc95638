namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="PrivateNetwork"/>.</summary>
public sealed class PrivateNetworkArgs : ResourceArgs
{
    /// <summary>
    /// Self link or id of a network that exists already and is used as it is, together with
    /// <see cref="ExistingSubnetwork"/>. Left out, a network is made. With it, nothing is made: endpoint, DNS and firewall
    /// are the network owner's.
    /// </summary>
    [Input("existingNetwork")]
    public string? ExistingNetwork { get; init; }

    /// <summary>Self link or id of the subnet to use in <see cref="ExistingNetwork"/>. Left out, a subnet is made.</summary>
    [Input("existingSubnetwork")]
    public string? ExistingSubnetwork { get; init; }

    /// <summary>
    /// The subnet's IPv4 range in CIDR notation. Left out, <see cref="PrivateNetworkSpec.DefaultSubnetCidr"/>. A /26 or
    /// larger. It may become larger around the old one; to move to another range, write the old and the new one as a list,
    /// <c>[10.8.0.0/24, 10.9.0.0/24]</c>, in which the last one serves, and take the old one out hours later.
    /// Rule: https://cloud.google.com/run/docs/configuring/vpc-direct-vpc
    /// </summary>
    [Input("subnetCidr")]
    public string? SubnetCidr { get; init; }

    /// <summary>
    /// The IPv4 ranges of several subnets, the last of which serves, in place of <see cref="SubnetCidr"/>: to move from one
    /// range to another. The first keeps the name that it has as <see cref="SubnetCidr"/>, the others are named after their
    /// range, and each keeps its name when those before it are taken out. Left out, there is one subnet.
    /// Rule: https://cloud.google.com/vpc/docs/subnets
    /// </summary>
    [Input("subnetCidrs")]
    [InPlaceOf("subnetCidr")]
    public IList<string>? SubnetCidrs { get; init; }

    /// <summary>
    /// How services reach Google's APIs: <c>private-service-connect</c>, an endpoint of the network's own, or
    /// <c>private-google-access</c>, Google's shared private addresses. Left out, the endpoint.
    /// Rule: https://cloud.google.com/vpc/docs/private-access-options
    /// </summary>
    [Input("googleApis")]
    public string? GoogleApis { get; init; }

    /// <summary>
    /// Which APIs that path reaches: <c>all-apis</c>, or <c>vpc-sc</c>, only those that VPC Service Controls guard. Left
    /// out, all of them. Rule: https://cloud.google.com/vpc/docs/about-accessing-google-apis-endpoints
    /// </summary>
    [Input("bundle")]
    public string? Bundle { get; init; }

    /// <summary>
    /// The endpoint's IPv4 address, outside the subnet's range. Left out,
    /// <see cref="PrivateNetworkSpec.DefaultEndpointAddress"/>.
    /// Rule: https://cloud.google.com/vpc/docs/configure-private-service-connect-apis
    /// </summary>
    [Input("endpointAddress")]
    public string? EndpointAddress { get; init; }

    /// <summary>
    /// Whether services may call the internet, over HTTPS, through Cloud NAT. Left out, they may not.
    /// Rule: https://cloud.google.com/nat/docs/overview
    /// </summary>
    [Input("internet")]
    public bool? Internet { get; init; }

    /// <summary>
    /// Whether calls to the internet come from one reserved address that others can allow-list. Left out, Google picks
    /// addresses and may change them. Rule: https://cloud.google.com/nat/docs/nat-ip-addresses
    /// </summary>
    [Input("staticOutboundAddress")]
    public bool? StaticOutboundAddress { get; init; }

    /// <summary>
    /// What single resources of the network are called in the cloud where that is not to follow from the component's name, such as
    /// those of a network that is imported: by role, which is one of <see cref="NetworkNames.Roles"/>, or that of a further subnet,
    /// such as <c>subnet-10-9-0-0-24</c>. A subnet keeps the name that it was made with. Left out, each is the component's name with its
    /// role behind. Rule: https://cloud.google.com/compute/docs/naming-resources
    /// </summary>
    [Input("resourceNames")]
    public IDictionary<string, string>? ResourceNames { get; init; }

    /// <summary>
    /// Whether jobs that bring models leave through the network: Cloud NAT, and HTTPS for what has the tag
    /// <see cref="DirectVpc.ImportTag"/> alone. Left out, none does.
    /// </summary>
    [Input("imports")]
    public bool? Imports { get; set; }

    /// <summary>The region of the subnet, such as <c>europe-west4</c>. Required.</summary>
    [Input("region")]
    public string? Region { get; set; }

    /// <summary>The project's id. Left out, it is the provider's project.</summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>Whether Pulumi and the provider refuse to delete the DNS zones. Left out, they do.</summary>
    [Input("protect")]
    public bool? Protect { get; set; }
}
