using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class SubnetRulesTests
{
    [Theory]
    [InlineData("10.8.0.0/26", 12)]
    [InlineData("10.8.0.0/25", 28)]
    [InlineData("10.8.0.0/24", 60)]
    [InlineData("10.0.0.0/8", 4_194_300)]
    public void Check_RoomForTwoRevisions_Accepts(string cidr, int max) =>
        Assert.Equal("", Check(cidr, ("chat", max)));

    [Theory]
    [InlineData("10.8.0.0/26", 3, 13, 4, 25)]
    [InlineData("10.8.0.0/26", 3, 24, 6, 25)]
    [InlineData("10.8.0.0/25", 7, 29, 8, 24)]
    [InlineData("10.8.0.0/24", 15, 120, 30, 23)]
    public void Check_RoomForOneRevisionAlone_Warns(string cidr, int blocks, int max, int needed, int prefix) => Assert.Equal(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Warning RolloutFitsSubnet platform.network.subnetCidr: is {cidr}, which has {blocks} blocks of 16 addresses, but the {max} instances of chat ({max}) take {needed} after a rollout, when the old revision still holds its addresses. Use a /{prefix} or larger range, or lower maxInstances. [configuring/vpc-direct-vpc]"),
        Check(cidr, ("chat", max)));

    [Theory]
    [InlineData("10.8.0.0/26", 3, 25, 4, 25)]
    [InlineData("10.8.0.0/25", 7, 57, 8, 24)]
    [InlineData("10.8.0.0/24", 15, 121, 16, 23)]
    public void Check_NoRoomForOneRevision_Refuses(string cidr, int blocks, int max, int needed, int prefix) => Assert.Equal(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Error InstancesFitSubnet platform.network.subnetCidr: is {cidr}, which has {blocks} blocks of 16 addresses, but the {max} instances of chat ({max}) take {needed}: 2 addresses each. Use a /{prefix} or larger range, or lower maxInstances. [configuring/vpc-direct-vpc]"),
        Check(cidr, ("chat", max)));

    [Fact]
    public void Check_ServicesThatShareASubnet_AreCountedTogether() => Assert.Equal(
        "Error InstancesFitSubnet platform.network.subnetCidr: is 10.8.0.0/26, which has 3 blocks of 16 addresses, but the 25 "
            + "instances of chat (13) and code (12) take 4: 2 addresses each. Use a /25 or larger range, or lower maxInstances. "
            + "[configuring/vpc-direct-vpc]",
        Check("10.8.0.0/26", ("chat", 13), ("code", 12)));

    [Fact]
    public void Check_MoreInstancesThanAnyRangeHolds_ProposesNone() => Assert.Equal(
        "Error InstancesFitSubnet platform.network.subnetCidr: is 10.8.0.0/24, which has 15 blocks of 16 addresses, but the "
            + "900000000 instances of chat (900000000) take 112500000: 2 addresses each. Lower maxInstances. "
            + "[configuring/vpc-direct-vpc]",
        Check("10.8.0.0/24", ("chat", 900_000_000)));

    // The largest private range has 1,048,575 blocks, of 8 instances each.
    [Theory]
    [InlineData(120, "Use a /24 or larger range, or lower maxInstances.")]
    [InlineData(121, "Use a /23 or larger range, or lower maxInstances.")]
    [InlineData(8_388_600, "Use a /8 or larger range, or lower maxInstances.")]
    [InlineData(8_388_601, "Lower maxInstances.")]
    public void Check_TooManyInstances_ProposesTheSmallestRangeThatHoldsThem(int max, string fix) => Assert.Contains(
        $"{fix} [", Check("10.8.0.0/25", ("chat", max)), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.8.0.0")]
    [InlineData("10.8.0.0/27")]
    public void Check_RangeWithAMistakeOfItsOwn_IsNotJudged(string cidr) => Assert.Equal("", Check(cidr, ("chat", 900)));

    [Fact]
    public void Check_ExistingNetwork_IsNotJudged() => Assert.Equal(
        "",
        Violations(
            new() { ExistingNetwork = "shared", ExistingSubnetwork = "shared", SubnetCidr = "10.8.0.0/26" }, ("chat", 900)));

    private static string Check(string cidr, params (string Name, int Max)[] services) =>
        Violations(new() { SubnetCidr = cidr, EndpointAddress = "192.168.0.1" }, services);

    // The catalog's quota stands in the way of numbers like these.
    private static string Violations(PrivateNetworkArgs network, params (string Name, int Max)[] services) =>
        string.Join('\n', GivenStack
            .Violations(GivenStack.Platform(network), [.. services.Select(s => (s.Name, GivenStack.Service(s.Max)))])
            .Split('\n')
            .Where(line => !line.Contains("FitsQuota", StringComparison.Ordinal) && !line.Contains("FitQuota", StringComparison.Ordinal)));
}
