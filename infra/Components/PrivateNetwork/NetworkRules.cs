using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace GpuInfra;

// What must hold for a private network that Cloud Run uses by Direct VPC egress.
internal static class NetworkRules
{
    internal static readonly Rule ExistingNetworkHasItsSubnetwork = new(
        "NET001", "An existing network comes with its subnetwork.",
        "One of the two cannot be guessed from the other. Say both, or neither to have a network made.")
    { Source = NetworkRules.DirectVpcPage };

    internal static readonly Rule ExistingNetworkIsNamed = new(
        "NET002", "An existing network or subnetwork has a name.",
        "An empty text would be taken for a resource. Leave the key out to have one made.")
    { Source = NetworkRules.DirectVpcPage };

    internal static readonly Rule SubnetRangeIsUsable = new(
        "NET003", $"The subnet has a private IPv4 range of /{DirectVpc.LongestPrefix} or larger.",
        "Cloud Run refuses Direct VPC egress through a smaller subnet and through ranges that are not private.")
    { Source = NetworkRules.DirectVpcPage, RefusedBy = Refuser.Cloud };

    internal static readonly Rule GoogleApiPathIsKnown = new(
        "NET004", "The path to Google's APIs is one that exists.",
        "Without a path, a service that sends all its traffic through the network reaches neither bucket nor registry.")
    { Source = NetworkRules.AccessOptions, RefusedBy = Refuser.Program };

    internal static readonly Rule BundleIsKnown = new(
        "NET005", "The bundle of Google's APIs is one that exists.",
        "A bundle decides which APIs the private path leads to; Google refuses another word.")
    { Source = NetworkRules.Endpoints, RefusedBy = Refuser.Cloud };

    internal static readonly Rule EndpointAddressHasEndpoint = new(
        "NET006", "An endpoint's address goes with an endpoint.",
        "Private Google Access uses Google's own addresses, so that the one given would be used by nothing.")
    { Source = NetworkRules.Endpoints };

    internal static readonly Rule EndpointAddressIsUsable = new(
        "NET007", "The endpoint has a private address outside the subnet.",
        "Google refuses an endpoint whose address lies in a subnet or is not private.")
    { Source = NetworkRules.Endpoints, RefusedBy = Refuser.Cloud };

    internal static readonly Rule StaticAddressHasInternet = new(
        "NET008", "A reserved outbound address goes with a way to the internet.",
        "Nothing would use the address, and it is billed. Set internet to true, or leave the address out.")
    { Source = NetworkRules.Nat };

    private const int AddressBits = 32;

    internal const string DirectVpcPage = "https://cloud.google.com/run/docs/configuring/vpc-direct-vpc";
    internal const string Endpoints = "https://cloud.google.com/vpc/docs/configure-private-service-connect-apis";
    internal const string AccessOptions = "https://cloud.google.com/vpc/docs/private-access-options";
    internal const string Nat = "https://cloud.google.com/nat/docs/nat-ip-addresses";

    private static readonly IPNetwork[] PrivateRanges =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    public static IEnumerable<Violation> CheckExistingNetworkHasItsSubnetwork(PrivateNetworkArgs args)
    {
        if ((args.ExistingNetwork is null) != (args.ExistingSubnetwork is null))
        {
            var (given, missing) = args.ExistingNetwork is null
                ? ("existingSubnetwork", "existingNetwork")
                : ("existingNetwork", "existingSubnetwork");
            yield return ExistingNetworkHasItsSubnetwork.Broken(
                missing, $"is missing, but {given} is set", "Set both, or neither to have a network made.");
        }
    }

    public static IEnumerable<Violation> CheckExistingNetworkIsNamed(PrivateNetworkArgs args)
    {
        foreach (var (path, existing) in new[]
        {
            ("existingNetwork", args.ExistingNetwork), ("existingSubnetwork", args.ExistingSubnetwork),
        })
        {
            if (existing is "")
            {
                yield return ExistingNetworkIsNamed.Broken(
                    path, "is empty", "Write its self link or id, or leave it out to have one made.");
            }
        }
    }

    public static IEnumerable<Violation> CheckSubnetRangeIsUsable(string path, string cidr)
    {
        if (!TryParseRange(cidr, out var range))
        {
            yield return SubnetRangeIsUsable.Broken(
                path, $"is '{cidr}', which is not an IPv4 range",
                TryFindRange(cidr, out var meant)
                    ? $"Use {meant}: a range begins with its first address."
                    : $"Write its first address and its prefix, such as {PrivateNetworkSpec.DefaultSubnetCidr}.");
            yield break;
        }

        if (range.PrefixLength > DirectVpc.LongestPrefix)
        {
            yield return SubnetRangeIsUsable.Broken(
                path, $"is {cidr}, but Direct VPC egress needs a /{DirectVpc.LongestPrefix} or larger",
                $"Use {RangeAround(range.BaseAddress, DirectVpc.LongestPrefix)} or a larger range.");
        }

        if (!PrivateRanges.Any(allowed => Holds(allowed, range)))
        {
            yield return SubnetRangeIsUsable.Broken(
                path, $"is {cidr}, which Direct VPC egress does not support",
                $"Use a range within {string.Join(", ", PrivateRanges)}.");
        }
    }

    public static IEnumerable<Violation> CheckGoogleApiPathIsKnown(PrivateNetworkSpec spec)
    {
        if (spec.GoogleApis is not (PrivateNetworkSpec.PrivateServiceConnect or PrivateNetworkSpec.PrivateGoogleAccess))
        {
            yield return GoogleApiPathIsKnown.Broken(
                "googleApis", $"is '{spec.GoogleApis}', which is not a path to Google's APIs",
                $"Use {PrivateNetworkSpec.PrivateServiceConnect} or {PrivateNetworkSpec.PrivateGoogleAccess}.");
        }
    }

    public static IEnumerable<Violation> CheckBundleIsKnown(PrivateNetworkSpec spec)
    {
        if (spec.Bundle is not (PrivateNetworkSpec.AllApis or PrivateNetworkSpec.VpcServiceControls))
        {
            yield return BundleIsKnown.Broken(
                "bundle", $"is '{spec.Bundle}', which is not a bundle of Google's APIs",
                $"Use {PrivateNetworkSpec.AllApis} or {PrivateNetworkSpec.VpcServiceControls}.");
        }
    }

    public static IEnumerable<Violation> CheckEndpointAddressHasEndpoint(PrivateNetworkArgs args, PrivateNetworkSpec spec)
    {
        if (args.EndpointAddress is not null && spec.GoogleApis == PrivateNetworkSpec.PrivateGoogleAccess)
        {
            yield return EndpointAddressHasEndpoint.Broken(
                "endpointAddress", $"is {args.EndpointAddress}, but googleApis is {spec.GoogleApis}, which has no endpoint",
                "Remove it.");
        }
    }

    public static IEnumerable<Violation> CheckEndpointAddressIsUsable(PrivateNetworkSpec spec)
    {
        if (spec.IsExisting || !spec.HasEndpoint)
        {
            yield break;
        }

        if (!TryParseAddress(spec.EndpointAddress, out var address))
        {
            yield return EndpointAddressIsUsable.Broken(
                "endpointAddress", $"is '{spec.EndpointAddress}', which is not an IPv4 address",
                $"Write one such as {PrivateNetworkSpec.DefaultEndpointAddress}.");
        }
        else if (spec.SubnetCidrs.FirstOrDefault(cidr => TryParseRange(cidr, out var range) && range.Contains(address)) is { } cidr)
        {
            yield return EndpointAddressIsUsable.Broken(
                "endpointAddress", $"is {address}, which lies in the subnet's range {cidr}",
                "Use a private address that no subnet holds.");
        }
        else if (!PrivateRanges.Any(allowed => allowed.Contains(address)))
        {
            yield return EndpointAddressIsUsable.Broken(
                "endpointAddress", $"is {address}, which is not a private address",
                $"Use one within {string.Join(", ", PrivateRanges)}.");
        }
    }

    public static IEnumerable<Violation> CheckStaticAddressHasInternet(PrivateNetworkSpec spec)
    {
        if (spec.StaticOutboundAddress && !spec.HasNat)
        {
            yield return StaticAddressHasInternet.Broken(
                "staticOutboundAddress", "is true, but internet is not, so nothing would use the address",
                "Set internet to true, or leave this out.");
        }
    }

    // IPNetwork and IPAddress also read short and hexadecimal forms that Google refuses.
    public static bool TryParseRange(string text, out IPNetwork range) =>
        IPNetwork.TryParse(text, out range) && range.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        && range.ToString() == text;

    // The range that holds an address which is not its first.
    private static bool TryFindRange(string text, out IPNetwork range)
    {
        range = default;
        if (text.Split('/') is not [var inside, var prefix] || !TryParseAddress(inside, out var address)
            || !int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length is < 1 or > AddressBits || prefix.StartsWith('0'))
        {
            return false;
        }

        var found = RangeAround(address, Math.Min(length, DirectVpc.LongestPrefix));
        range = found;
        return PrivateRanges.Any(allowed => Holds(allowed, found));
    }

    private static IPNetwork RangeAround(IPAddress address, int length)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()) & (uint.MaxValue << (AddressBits - length));
        var first = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(first, bits);
        return new(new IPAddress(first), length);
    }

    private static bool TryParseAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && address.AddressFamily == AddressFamily.InterNetwork
        && address.ToString() == text;

    public static bool Holds(IPNetwork outer, IPNetwork inner) =>
        inner.PrefixLength >= outer.PrefixLength && outer.Contains(inner.BaseAddress);
}
