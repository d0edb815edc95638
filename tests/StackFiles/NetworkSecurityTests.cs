using System.Net;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What holds for the network of every stack of the example.</summary>
public sealed class NetworkSecurityTests
{
    private const string Network = "gcp:compute/network:Network";
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    private const string Firewall = "gcp:compute/firewall:Firewall";
    private const string Endpoint = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string EndpointAddress = "gcp:compute/globalAddress:GlobalAddress";
    private const string Zone = "gcp:dns/managedZone:ManagedZone";
    private const string Record = "gcp:dns/recordSet:RecordSet";

    private static readonly string[] PrivateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "240.0.0.0/4"];

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Networks_AreOwnAndLogged(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.All(plan.Some(Network), network =>
        {
            Assert.Equal("false", network.Text("autoCreateSubnetworks"));
            Assert.NotEqual("default", network.Text("name"));
            Assert.Null(network.Text("deleteDefaultRoutesOnCreate"));
        });
        Assert.All(plan.Some(Subnetwork), subnet =>
        {
            Assert.Equal("true", subnet.Text("privateIpGoogleAccess"));
            Assert.True(subnet.Inputs.Find("logConfig.flowSampling")!.Number >= 0.1);
            Assert.Null(subnet.Text("ipv6AccessType"));
        });
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Subnets_HavePrivateAddressesForEveryInstance(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var instances = plan.Some(ServiceSecurityTests.Service).Select(s => (int)s.Inputs.Find("template.scaling.maxInstanceCount")!.Number);
        var addresses = instances.Sum(maximum => (((2 * maximum) + 15) / 16) * 16);
        var range = IPNetwork.Parse(Assert.Single(plan.Some(Subnetwork)).Text("ipCidrRange")!);
        Assert.InRange(range.PrefixLength, 8, 26);
        Assert.InRange(addresses, 1, 1 << (32 - range.PrefixLength));
        Assert.Contains(PrivateRanges, outer => IPNetwork.Parse(outer).Contains(range.BaseAddress));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Firewall_LetsNothingInAndOnlyHttpsToTheEndpointOut(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var endpoint = Assert.Single(plan.Some(EndpointAddress)).Text("address");
        Assert.Equal(
            [$"EGRESS 1000 to [{endpoint}/32]: [{{ports: [443], protocol: tcp}}]", "EGRESS 65534 to [0.0.0.0/0]: "],
            plan.Some(Firewall).Select(rule =>
                $"{rule.Text("direction")} {rule.Text("priority")} to {rule.Text("destinationRanges")}: {rule.Text("allows")}"));
        Assert.All(plan.Some(Firewall), rule =>
        {
            Assert.NotNull(rule.Text("logConfig.metadata"));
            Assert.NotEmpty(rule.Text("description")!);
            Assert.Null(rule.Text("sourceRanges"));
        });
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Endpoint_OfGoogleApis_IsPrivateAndHasANameThatTheApiTakes(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        var address = Assert.Single(plan.Some(EndpointAddress));
        Assert.Equal(("INTERNAL", "PRIVATE_SERVICE_CONNECT"), (address.Text("addressType"), address.Text("purpose")));
        Assert.Equal("${inference-network.id}", address.Text("network"));
        var rule = Assert.Single(plan.Some(Endpoint));
        Assert.Matches("^[a-z][a-z0-9]{0,19}$", rule.Text("name"));
        Assert.Equal(("", "all-apis"), (rule.Text("loadBalancingScheme"), rule.Text("target")));
    }

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Zones_LeadGooglesNamesToTheEndpointForThisNetworkAlone(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.Equal(["gcr.io.", "googleapis.com.", "pkg.dev.", "run.app."], plan.Some(Zone).Select(zone => zone.Text("dnsName")));
        Assert.All(plan.Some(Zone), zone =>
        {
            Assert.Equal("private", zone.Text("visibility"));
            Assert.Null(zone.Text("dnssecConfig"));
        });
        var endpoint = Assert.Single(plan.Some(EndpointAddress)).Text("address");
        var addresses = plan.Some(Record).Where(record => record.Text("type") == "A").ToList();
        Assert.Equal(4, addresses.Count);
        Assert.All(addresses, record => Assert.Equal($"[{endpoint}]", record.Text("rrdatas")));
        Assert.All(plan.Some("gcp:dns/policy:Policy"), policy => Assert.Equal("true", policy.Text("enableLogging")));
    }
}
