namespace GpuInfra.Components.Tests;

public sealed class PrivateNetworkTests
{
    private const string Region = "europe-west4";

    [Fact]
    public async Task Constructor_Defaults_MakesANetworkThatReachesGoogleAlone()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new("net", new() { Region = Region }));

        Assert.Equal(
            """
            gcp:compute/firewall:Firewall net-allow-google-apis
              allows: [{ports: ["443"], protocol: "tcp"}]
              description: "HTTPS to 10.255.255.254/32"
              destinationRanges: ["10.255.255.254/32"]
              direction: "EGRESS"
              logConfig: {metadata: "INCLUDE_ALL_METADATA"}
              name: "net-allow-google-apis"
              network: "net_id"
              priority: 1000
              after gcp:compute/globalForwardingRule:GlobalForwardingRule net-psc
            gcp:compute/firewall:Firewall net-deny-egress
              denies: [{protocol: "all"}]
              description: "Nothing leaves the network unless another rule allows it"
              destinationRanges: ["0.0.0.0/0"]
              direction: "EGRESS"
              logConfig: {metadata: "INCLUDE_ALL_METADATA"}
              name: "net-deny-egress"
              network: "net_id"
              priority: 65534
            gcp:compute/globalAddress:GlobalAddress net-psc-address
              address: "10.255.255.254"
              addressType: "INTERNAL"
              description: "Private Service Connect endpoint for Google APIs"
              name: "net-psc-address"
              network: "net_id"
              purpose: "PRIVATE_SERVICE_CONNECT"
            gcp:compute/globalForwardingRule:GlobalForwardingRule net-psc
              ipAddress: "net-psc-address_id"
              loadBalancingScheme: ""
              name: "net"
              network: "net_id"
              target: "all-apis"
            gcp:compute/network:Network net
              autoCreateSubnetworks: false
              description: "Egress of the GPU services"
              name: "net"
              routingMode: "REGIONAL"
            gcp:compute/subnetwork:Subnetwork net-subnet
              ipCidrRange: "10.8.0.0/24"
              logConfig: {aggregationInterval: "INTERVAL_5_SEC", flowSampling: 0.5, metadata: "INCLUDE_ALL_METADATA"}
              name: "net-subnet"
              network: "net_id"
              privateIpGoogleAccess: true
              region: "europe-west4"
              stackType: "IPV4_ONLY"
            """,
            run.TextOf("gcp:compute/"));
        Assert.Equal(["gpuinfra:index:PrivateNetwork net"], run.Owners);
        Assert.Equal("networkId: net_id\nsubnetworkId: net-subnet_id", run.Outputs);
    }

    [Fact]
    public async Task Constructor_EverythingSaid_MakesNatToo()
    {
        var run = await Everything();

        Assert.Equal(
            """
            gcp:compute/address:Address inference-network-nat-address
              addressType: "EXTERNAL"
              description: "The address that the internet sees"
              name: "inference-network-nat-address"
              project: "acme-dev"
              region: "europe-west4"
              after gcp:compute/subnetwork:Subnetwork inference-network-subnet
              after test:index:Before before
            gcp:compute/firewall:Firewall inference-network-allow-google-apis
              allows: [{ports: ["443"], protocol: "tcp"}]
              description: "HTTPS to 10.0.0.1/32"
              destinationRanges: ["10.0.0.1/32"]
              direction: "EGRESS"
              logConfig: {metadata: "INCLUDE_ALL_METADATA"}
              name: "inference-network-allow-google-apis"
              network: "inference-network_id"
              priority: 1000
              project: "acme-dev"
              after gcp:compute/globalForwardingRule:GlobalForwardingRule inference-network-psc
              after test:index:Before before
            gcp:compute/firewall:Firewall inference-network-allow-internet
              allows: [{ports: ["443"], protocol: "tcp"}]
              description: "HTTPS to 0.0.0.0/0"
              destinationRanges: ["0.0.0.0/0"]
              direction: "EGRESS"
              logConfig: {metadata: "INCLUDE_ALL_METADATA"}
              name: "inference-network-allow-internet"
              network: "inference-network_id"
              priority: 1000
              project: "acme-dev"
              after test:index:Before before
            gcp:compute/globalAddress:GlobalAddress inference-network-psc-address
              address: "10.0.0.1"
              addressType: "INTERNAL"
              description: "Private Service Connect endpoint for Google APIs"
              name: "inference-network-psc-address"
              network: "inference-network_id"
              project: "acme-dev"
              purpose: "PRIVATE_SERVICE_CONNECT"
              after test:index:Before before
            gcp:compute/globalForwardingRule:GlobalForwardingRule inference-network-psc
              ipAddress: "inference-network-psc-address_id"
              loadBalancingScheme: ""
              name: "inferencenet655dcbb5"
              network: "inference-network_id"
              project: "acme-dev"
              target: "vpc-sc"
              after test:index:Before before
            gcp:compute/router:Router inference-network-router
              name: "inference-network-router"
              network: "inference-network_id"
              project: "acme-dev"
              region: "europe-west4"
              after gcp:compute/subnetwork:Subnetwork inference-network-subnet
              after test:index:Before before
            gcp:compute/routerNat:RouterNat inference-network-nat
              enableDynamicPortAllocation: true
              enableEndpointIndependentMapping: false
              endpointTypes: ["ENDPOINT_TYPE_VM"]
              logConfig: {enable: true, filter: "ERRORS_ONLY"}
              maxPortsPerVm: 4096
              minPortsPerVm: 64
              name: "inference-network-nat"
              natIpAllocateOption: "MANUAL_ONLY"
              natIps: ["inference-network-nat-address_selfLink"]
              project: "acme-dev"
              region: "europe-west4"
              router: "inference-network-router"
              sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS"
              subnetworks: [{name: "inference-network-subnet_id", sourceIpRangesToNats: ["ALL_IP_RANGES"]}]
              after test:index:Before before
            """,
            $"{run.TextOf("gcp:compute/a")}\n{Allowing(run)}\n{run.TextOf("gcp:compute/g")}\n{run.TextOf("gcp:compute/r")}");
        Assert.Equal(["gpuinfra:index:PrivateNetwork inference-network"], run.Owners);
    }

    [Fact]
    public async Task Constructor_EverythingSaid_PlacesAllInProject()
    {
        var run = await Everything();

        Assert.All(run.Resources, resource => Assert.Equal("\"acme-dev\"", resource.At("project")));
        Assert.All(run.Resources, resource => Assert.Equal("test:index:Before before", resource.DependsOn[0]));
        Assert.All(run.Resources, resource => Assert.False(resource.Protect));
        Assert.Equal(23, run.Resources.Count);
        Assert.Equal(
            ("\"192.168.0.0/26\"", "\"DELETE\""),
            (run.Find("gcp:compute/subnetwork:Subnetwork inference-network-subnet").At("ipCidrRange"),
                run.Find("gcp:dns/managedZone:ManagedZone inference-network-run-app").At("deletionPolicy")));
    }

    [Fact]
    public async Task Constructor_InternetOverChangingAddresses_ReservesNone()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new("net", new() { Region = Region, Internet = true }));
        var nat = run.Find("gcp:compute/routerNat:RouterNat net-nat");

        Assert.Equal("", run.TextOf("gcp:compute/address"));
        Assert.Equal(("\"AUTO_ONLY\"", "[]"), (nat.At("natIpAllocateOption"), nat.At("natIps")));
    }

    [Fact]
    public async Task Constructor_StaticAddress_ProtectsIt()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(
            () => new("net", new() { Region = Region, Internet = true, StaticOutboundAddress = true }));

        Assert.True(run.Find("gcp:compute/address:Address net-nat-address").Protect);
    }

    [Theory]
    [InlineData("all-apis", "199.36.153.8/30")]
    [InlineData("vpc-sc", "199.36.153.4/30")]
    public async Task Constructor_PrivateGoogleAccess_LetsTheSharedAddressesThrough(string bundle, string destination)
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(
            () => new("net", new() { Region = Region, GoogleApis = "private-google-access", Bundle = bundle }));
        var rule = run.Find("gcp:compute/firewall:Firewall net-allow-google-apis");

        Assert.Equal($"[\"{destination}\"]", rule.At("destinationRanges"));
        Assert.Equal($"\"HTTPS to {destination}\"", rule.At("description"));
        Assert.Equal("", run.TextOf("gcp:compute/global"));
    }

    [Fact]
    public async Task Constructor_ExistingNetwork_MakesNothing()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new("net", new()
        {
            Region = Region,
            ExistingNetwork = "projects/p/global/networks/n",
            ExistingSubnetwork = "projects/p/regions/r/subnetworks/s",
            Internet = true,
        }));

        Assert.Empty(run.Resources);
        Assert.Equal(
            "networkId: projects/p/global/networks/n\nsubnetworkId: projects/p/regions/r/subnetworks/s", run.Outputs);
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(() => new PrivateNetwork("net", new() { SubnetCidr = "10.0.0.0/27" }));

        Assert.Equal(
            """
            PrivateNetwork 'net' has 2 problems:
              region: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]
              subnetCidr: is 10.0.0.0/27, but Direct VPC egress needs a /26 or larger. Use 10.0.0.0/26 or a larger range. [https://cloud.google.com/run/docs/configuring/vpc-direct-vpc]
            """,
            refusal);
    }

    private static Task<ComponentRun<PrivateNetwork>> Everything() => ComponentRun<PrivateNetwork>.OfAsync(() => new(
        "inference-network",
        new()
        {
            Region = Region,
            Project = "acme-dev",
            SubnetCidr = "192.168.0.0/26",
            Bundle = "vpc-sc",
            EndpointAddress = "10.0.0.1",
            Internet = true,
            StaticOutboundAddress = true,
            Protect = false,
        },
        Before.Options()));

    private static string Allowing(ComponentRun<PrivateNetwork> run) =>
        string.Join('\n', run.Resources.Where(r => r.Name.StartsWith("inference-network-allow", StringComparison.Ordinal)));
}
