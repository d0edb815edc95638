using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class SubnetRangesTests
{
    private const string SubnetType = "gcp:compute/subnetwork:Subnetwork";
    private const string Subnets = "[https://cloud.google.com/vpc/docs/subnets]";

    [Fact]
    public async Task Constructor_OneRange_HasTheNameThatItAlwaysHad() =>
        Assert.Equal("net-subnet: 10.16.0.0/24 as net-subnet, was net-subnet-10-16-0-0-24", await OfAsync("10.16.0.0/24"));

    [Fact]
    public async Task Constructor_SecondRange_LeavesTheFirstAsItIs() =>
        Assert.Equal(
            """
            net-subnet: 10.16.0.0/24 as net-subnet, was net-subnet-10-16-0-0-24
            net-subnet-10-20-0-0-24: 10.20.0.0/24 as net-subnet-10-20-0-0-24
            """,
            await OfAsync("10.16.0.0/24", "10.20.0.0/24"));

    [Fact]
    public async Task Constructor_FirstRangeTakenOut_LeavesTheSecondAsItIs() =>
        Assert.Equal(
            "net-subnet-10-20-0-0-24: 10.20.0.0/24 as net-subnet-10-20-0-0-24, was net-subnet",
            await TextAsync(await NetworkAsync(new() { SubnetCidrs = ["10.20.0.0/24"] })));

    [Fact]
    public async Task Constructor_LastRangeThatIsTheFirst_IsNoOtherSubnet()
    {
        var run = await NetworkAsync(new() { SubnetCidrs = ["10.16.0.0/24", "10.20.0.0/24", "10.16.0.0/24"] });

        Assert.Equal(2, run.Resources.Count(IsSubnet));
        Assert.Contains("subnetworkId: net-subnet_id", run.Outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_SeveralRanges_ServesFromTheLastAndReachesTheInternetFromAll()
    {
        var run = await NetworkAsync(new() { SubnetCidrs = ["10.16.0.0/24", "10.20.0.0/24"], Internet = true });

        Assert.Contains("subnetworkId: net-subnet-10-20-0-0-24_id", run.Outputs, StringComparison.Ordinal);
        Assert.Equal(
            "[{name: \"net-subnet_id\", sourceIpRangesToNats: [\"ALL_IP_RANGES\"]}, "
                + "{name: \"net-subnet-10-20-0-0-24_id\", sourceIpRangesToNats: [\"ALL_IP_RANGES\"]}]",
            run.Find("gcp:compute/routerNat:RouterNat net-nat").At("subnetworks"));
    }

    [Fact]
    public async Task Constructor_NameWithoutRoomForTheRange_EndsWithAHash()
    {
        var name = new string('n', 39);
        var run = await ComponentRun<PrivateNetwork>.OfAsync(
            () => new(name, new() { Region = "europe-west4", SubnetCidrs = ["192.168.100.192/26"] }));

        Assert.Equal($"\"{name}-subnet-192-168-6ad8b4d2\"", run.Find($"{SubnetType} {name}-subnet-192-168-100-192-26").At("name"));
    }

    [Fact]
    public void Check_RangesThatOverlap_RefusesEach() => Assert.Equal(
        "Error subnetCidr[1]: is 10.16.0.0/23, which overlaps 10.16.0.0/24: ranges of one network never do. A range grows in place: "
            + $"deploy '10.16.0.0/24' without a list, then write '10.16.0.0/23'. Or use one that does not overlap. {Subnets}\n"
            + "Error subnetCidr[2]: is 10.16.1.0/24, which overlaps 10.16.0.0/23: ranges of one network never do. "
            + $"Use a range that no other one overlaps. {Subnets}",
        Problems("10.16.0.0/24", "10.16.0.0/23", "10.16.1.0/24"));

    [Theory]
    [InlineData("10.16.0.0/24", "10.16.0.0/24")]
    [InlineData("10.16.0.0/24", "10.16.0.0/24", "10.20.0.0/24")]
    public void Check_RangeThatIsListedBefore_Refuses(params string[] ranges) => Assert.Equal(
        "Error subnetCidr[1]: is 10.16.0.0/24, which is listed before. "
            + $"Remove it; only the last one may stand before as well, to serve again. {Subnets}",
        Problems(ranges));

    [Theory]
    [InlineData("10.16.0.0/24")]
    [InlineData("10.16.0.0/24", "10.16.1.0/24")]
    [InlineData("10.16.0.0/24", "10.20.0.0/24", "10.16.0.0/24")]
    public void Check_RangesApart_Accepts(params string[] ranges) => Assert.Equal("", Problems(ranges));

    [Fact]
    public void Check_NoRange_Refuses() => Assert.Equal(
        "Error subnetCidr: is an empty list, so services would have no subnet. Write a range, such as 10.8.0.0/24, or leave it out. "
            + Subnets,
        Problems());

    [Fact]
    public void Check_RangeAndRanges_AsksForOne() => Assert.Equal(
        $"Error subnetCidr: is 10.16.0.0/24, and subnetCidrs is set too. Set one of them. {Subnets}",
        Refusal.Of(PrivateNetworkSpec.Check(
            "net", new() { Region = "europe-west4", SubnetCidr = "10.16.0.0/24", SubnetCidrs = ["10.20.0.0/24"] })));

    [Fact]
    public void Check_RangeThatIsTooSmall_NamesItsPlace() => Assert.StartsWith(
        "Error subnetCidr[1]: is 10.20.0.0/27, but Direct VPC egress needs a /26 or larger.",
        Problems("10.16.0.0/24", "10.20.0.0/27"),
        StringComparison.Ordinal);

    [Fact]
    public void Check_EndpointInAnOldRange_Refuses() => Assert.StartsWith(
        "Error endpointAddress: is 10.16.0.9, which lies in the subnet's range 10.16.0.0/24.",
        Refusal.Of(PrivateNetworkSpec.Check(
            "net",
            new() { Region = "europe-west4", SubnetCidrs = ["10.16.0.0/24", "10.20.0.0/24"], EndpointAddress = "10.16.0.9" })),
        StringComparison.Ordinal);

    private static string Problems(params string[] ranges) =>
        Refusal.Of(PrivateNetworkSpec.Check("net", new() { Region = "europe-west4", SubnetCidrs = ranges }));

    private static async Task<string> OfAsync(params string[] ranges) => await TextAsync(await NetworkAsync(
        ranges is [var only] ? new() { SubnetCidr = only } : new() { SubnetCidrs = ranges }));

    private static Task<ComponentRun<PrivateNetwork>> NetworkAsync(PrivateNetworkArgs args)
    {
        args.Region = "europe-west4";
        return ComponentRun<PrivateNetwork>.OfAsync(() => new("net", args));
    }

    private static async Task<string> TextAsync(ComponentRun<PrivateNetwork> run) =>
        string.Join('\n', await Task.WhenAll(run.Resources.Where(IsSubnet).Select(TextAsync)));

    private static async Task<string> TextAsync(Registration subnet)
    {
        var text = $"{subnet.Name}: {subnet.At("ipCidrRange")} as {subnet.At("name")}".Replace("\"", "", StringComparison.Ordinal);
        Assert.Equal(["name"], subnet.Options.IgnoreChanges);
        if (subnet.Options.Aliases is not [var only])
        {
            return text;
        }

        var alias = await OutputUtilities.GetValueAsync(only.ToOutput());
        return $"{text}, was {await OutputUtilities.GetValueAsync(alias.Name!.ToOutput())}";
    }

    private static bool IsSubnet(Registration resource) => resource.Type == SubnetType;
}
