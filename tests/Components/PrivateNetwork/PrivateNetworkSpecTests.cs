namespace GpuInfra.Components.Tests;

public sealed class PrivateNetworkSpecTests
{
    private const string Region = "europe-west4";
    private const string DirectVpc = "[https://cloud.google.com/run/docs/configuring/vpc-direct-vpc]";
    private const string Endpoints = "[https://cloud.google.com/vpc/docs/configure-private-service-connect-apis]";
    private const string Ranges = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 240.0.0.0/4";

    [Fact]
    public void Check_RegionAlone_AppliesTheDefaults()
    {
        var result = PrivateNetworkSpec.Check("net", new() { Region = Region });
        var spec = result.Spec;

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal((Region, null, null, false), (spec.Region, spec.ExistingNetwork, spec.ExistingSubnetwork, spec.IsExisting));
        Assert.Equal(("10.8.0.0/24", "10.255.255.254"), (spec.SubnetCidr, spec.EndpointAddress));
        Assert.Equal(("private-service-connect", "all-apis", true), (spec.GoogleApis, spec.Bundle, spec.HasEndpoint));
        Assert.Equal((false, false, true), (spec.Internet, spec.StaticOutboundAddress, spec.Protect));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("10.9.0.0/24", "10.9.0.0/24")]
    [InlineData("10.9.0.0/24 10.7.0.0/24", "10.7.0.0/24")]
    public void Check_SubnetThatServes_IsTheLast(string ranges, string serving) => Assert.Equal(
        serving,
        PrivateNetworkSpec.Check("net", new() { Region = "europe-west4", SubnetCidrs = ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries) }).Spec.SubnetCidr);

    [Theory]
    [InlineData(1)]
    [InlineData(39)]
    public void Check_NameThatFits_Accepts(int length) =>
        Assert.Equal("", Refusal.Of(PrivateNetworkSpec.Check(new('a', length), new() { Region = Region })));

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Check_NameThatDoesNotFit_Refuses(int length) =>
        Assert.Equal(
            $"Error name: is '{new string('a', length)}', but resources are named after it. "
                + "Use 1 to 39 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. "
                + "[https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(PrivateNetworkSpec.Check(new('a', length), new() { Region = Region })));

    [Fact]
    public void Check_NetworkWithoutSubnetwork_AsksForIt() =>
        Assert.Equal(
            "Error existingSubnetwork: is missing, but existingNetwork is set. "
                + $"Set both, or neither to have a network made. {DirectVpc}",
            Problems(new() { Region = Region, ExistingNetwork = "n" }));

    [Fact]
    public void Check_SubnetworkWithoutNetwork_AsksForIt() =>
        Assert.Equal(
            "Error existingNetwork: is missing, but existingSubnetwork is set. "
                + $"Set both, or neither to have a network made. {DirectVpc}",
            Problems(new() { Region = Region, ExistingSubnetwork = "s" }));

    [Fact]
    public void Check_EmptyExisting_RefusesBoth() =>
        Assert.Equal(
            $"Error existingNetwork: is empty. Write its self link or id, or leave it out to have one made. {DirectVpc}\n"
                + $"Error existingSubnetwork: is empty. Write its self link or id, or leave it out to have one made. {DirectVpc}",
            Problems(new() { Region = Region, ExistingNetwork = "", ExistingSubnetwork = "" }));

    [Fact]
    public void Check_ExistingNetwork_NeedsNoEndpoint() =>
        Assert.Equal("", Problems(new()
        {
            Region = Region,
            ExistingNetwork = "n",
            ExistingSubnetwork = "s",
            SubnetCidr = "10.255.255.0/24",
        }));

    [Theory]
    [InlineData("10.8.0.0/26")]
    [InlineData("10.8.0.0/24")]
    [InlineData("10.0.0.0/9")]
    [InlineData("172.16.0.0/12")]
    [InlineData("172.31.255.192/26")]
    [InlineData("192.168.0.0/16")]
    [InlineData("100.64.0.0/10")]
    [InlineData("100.127.255.192/26")]
    [InlineData("240.0.0.0/4")]
    public void Check_SubnetRange_Accepts(string cidr) =>
        Assert.Equal(cidr, PrivateNetworkSpec.Require("net", new() { Region = Region, SubnetCidr = cidr }).SubnetCidr);

    [Theory]
    [InlineData("10.8.0.0/27", "10.8.0.0/26")]
    [InlineData("10.8.0.0/32", "10.8.0.0/26")]
    [InlineData("10.16.1.32/27", "10.16.1.0/26")]
    [InlineData("10.16.0.200/29", "10.16.0.192/26")]
    public void Check_SubnetRangeTooSmall_Refuses(string cidr, string larger) =>
        Assert.Equal(
            $"Error subnetCidr: is {cidr}, but Direct VPC egress needs a /26 or larger. "
                + $"Use {larger} or a larger range. {DirectVpc}",
            Problems(new() { Region = Region, SubnetCidr = cidr }));

    [Theory]
    [InlineData("8.8.8.0/24")]
    [InlineData("8.0.0.0/7")]
    [InlineData("172.32.0.0/16")]
    [InlineData("192.168.0.0/15")]
    [InlineData("100.128.0.0/16")]
    [InlineData("224.0.0.0/4")]
    [InlineData("224.0.0.0/3")]
    public void Check_SubnetRangeThatIsNotPrivate_Refuses(string cidr) =>
        Assert.Equal(
            $"Error subnetCidr: is {cidr}, which Direct VPC egress does not support. Use a range within {Ranges}. {DirectVpc}",
            Problems(new() { Region = Region, SubnetCidr = cidr, EndpointAddress = "10.255.255.254" }));

    [Theory]
    [InlineData("10.16.0.5/24", "10.16.0.0/24")]
    [InlineData("10.8.0.1/28", "10.8.0.0/26")]
    [InlineData("172.17.0.0/12", "172.16.0.0/12")]
    public void Check_AddressWithinARange_NamesTheRange(string cidr, string range) =>
        Assert.Equal(
            $"Error subnetCidr: is '{cidr}', which is not an IPv4 range. Use {range}: a range begins with its first address. {DirectVpc}",
            Problems(new() { Region = Region, SubnetCidr = cidr }));

    [Theory]
    [InlineData("")]
    [InlineData("8.8.8.8/24")]
    [InlineData("10.8.0.1/0")]
    [InlineData("10.8.0.0")]
    [InlineData("10.8.0.0/024")]
    [InlineData("10.8.0/24")]
    [InlineData("0xa.8.0.0/24")]
    [InlineData("010.8.0.0/24")]
    [InlineData("10.8.0.0/33")]
    [InlineData(" 10.8.0.0/24")]
    [InlineData("fd00::/64")]
    public void Check_SubnetRangeThatIsNone_Refuses(string cidr) =>
        Assert.Equal(
            $"Error subnetCidr: is '{cidr}', which is not an IPv4 range. "
                + $"Write its first address and its prefix, such as 10.8.0.0/24. {DirectVpc}",
            Problems(new() { Region = Region, SubnetCidr = cidr }));

    [Fact]
    public void Check_UnknownPath_NamesTheKnown() =>
        Assert.Equal(
            "Error googleApis: is 'nat', which is not a path to Google's APIs. Use private-service-connect or "
                + "private-google-access. [https://cloud.google.com/vpc/docs/private-access-options]",
            Problems(new() { Region = Region, GoogleApis = "nat" }));

    [Fact]
    public void Check_UnknownBundle_NamesTheKnown() =>
        Assert.Equal(
            $"Error bundle: is 'some', which is not a bundle of Google's APIs. Use all-apis or vpc-sc. {Endpoints}",
            Problems(new() { Region = Region, Bundle = "some" }));

    [Fact]
    public void Check_EndpointAddressWithoutEndpoint_Refuses() =>
        Assert.Equal(
            "Error endpointAddress: is 10.9.0.1, but googleApis is private-google-access, which has no endpoint. "
                + $"Remove it. {Endpoints}",
            Problems(new() { Region = Region, GoogleApis = "private-google-access", EndpointAddress = "10.9.0.1" }));

    [Theory]
    [InlineData("10.7.255.255")]
    [InlineData("10.8.1.0")]
    [InlineData("172.16.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("240.0.0.1")]
    public void Check_EndpointAddress_Accepts(string address) =>
        Assert.Equal("", Problems(new() { Region = Region, EndpointAddress = address }));

    [Theory]
    [InlineData("10.8.0.0")]
    [InlineData("10.8.0.1")]
    [InlineData("10.8.0.255")]
    public void Check_EndpointAddressInTheSubnet_Refuses(string address) =>
        Assert.Equal(
            $"Error endpointAddress: is {address}, which lies in the subnet's range 10.8.0.0/24. "
                + $"Use a private address that no subnet holds. {Endpoints}",
            Problems(new() { Region = Region, EndpointAddress = address }));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("199.36.153.8")]
    public void Check_EndpointAddressThatIsPublic_Refuses(string address) =>
        Assert.Equal(
            $"Error endpointAddress: is {address}, which is not a private address. Use one within {Ranges}. {Endpoints}",
            Problems(new() { Region = Region, EndpointAddress = address }));

    [Theory]
    [InlineData("")]
    [InlineData("10.9")]
    [InlineData("10.9.0.1/32")]
    [InlineData("10.9.0.01")]
    [InlineData("0xa090001")]
    [InlineData("fd00::1")]
    public void Check_EndpointAddressThatIsNone_Refuses(string address) =>
        Assert.Equal(
            $"Error endpointAddress: is '{address}', which is not an IPv4 address. Write one such as 10.255.255.254. {Endpoints}",
            Problems(new() { Region = Region, EndpointAddress = address }));

    [Fact]
    public void Check_StaticAddressWithoutInternet_Refuses() =>
        Assert.Equal(
            "Error staticOutboundAddress: is true, but internet is not, so nothing would use the address. "
                + "Set internet to true, or leave this out. [https://cloud.google.com/nat/docs/nat-ip-addresses]",
            Problems(new() { Region = Region, StaticOutboundAddress = true }));

    private static string Problems(PrivateNetworkArgs args) => Refusal.Of(PrivateNetworkSpec.Check("net", args));
}
