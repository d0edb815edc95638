using System.Collections.Immutable;

namespace GpuInfra.Components.Tests;

/// <summary>Every security rule that concerns a platform holds on a platform that asks for as much as it can.</summary>
public sealed class SecurityDefaultsTests
{
    private static readonly Lazy<Task<ComponentRun<InferencePlatform>>> Run =
        new(() => ComponentRun<InferencePlatform>.OfAsync(BuildEverything));

    private static readonly string[] NeverUsed =
    [
        "gcp:storage/bucketACL", "gcp:storage/bucketAccessControl", "gcp:storage/bucketObject", "gcp:storage/defaultObject",
        "gcp:storage/objectA", "gcp:storage/hmacKey", "gcp:serviceaccount/key", "gcp:serviceaccount/iAMBinding",
        "gcp:serviceaccount/iAMPolicy", "gcp:projects/iAMPolicy", "gcp:projects/iAMBinding", "gcp:storage/bucketIAMBinding",
        "gcp:storage/bucketIAMPolicy", "gcp:artifactregistry/repositoryIamBinding", "gcp:artifactregistry/repositoryIamPolicy",
    ];

    [Theory]
    [InlineData("GCS-01", "gcp:storage/bucket:Bucket", "uniformBucketLevelAccess", "true")]
    [InlineData("GCS-02", "gcp:storage/bucket:Bucket", "publicAccessPrevention", "\"enforced\"")]
    [InlineData("GCS-03", "gcp:storage/bucket:Bucket", "versioning.enabled", "true")]
    [InlineData("GCS-06", "gcp:storage/bucket:Bucket", "logging", "")]
    [InlineData("GCS-08", "gcp:storage/bucket:Bucket", "softDeletePolicy.retentionDurationSeconds", "604800")]
    [InlineData("GCS-09", "gcp:storage/bucket:Bucket", "forceDestroy", "false")]
    [InlineData("GCS-11", "gcp:storage/bucket:Bucket", "location", "\"europe-west4\"")]
    [InlineData("PUL-02", "gcp:storage/bucket:Bucket", "deletionPolicy", "\"PREVENT\"")]
    [InlineData("PUL-02", "gcp:dns/managedZone:ManagedZone", "deletionPolicy", "\"PREVENT\"")]
    [InlineData(
        "AR-03", "gcp:artifactregistry/repository:Repository", "vulnerabilityScanningConfig.enablementConfig", "\"INHERITED\"")]
    [InlineData("AR-04", "gcp:artifactregistry/repository:Repository", "location", "\"europe-west4\"")]
    [InlineData("NET-01", "gcp:compute/network:Network", "autoCreateSubnetworks", "false")]
    [InlineData("NET-02", "gcp:compute/network:Network", "name", "\"inference-network\"")]
    [InlineData("NAT-05", "gcp:compute/network:Network", "deleteDefaultRoutesOnCreate", "")]
    [InlineData("NET-03", "gcp:compute/subnetwork:Subnetwork", "privateIpGoogleAccess", "true")]
    [InlineData("NET-04", "gcp:compute/subnetwork:Subnetwork", "logConfig.aggregationInterval", "\"INTERVAL_5_SEC\"")]
    [InlineData("NET-05", "gcp:compute/subnetwork:Subnetwork", "logConfig.flowSampling", "0.5")]
    [InlineData("NET-06", "gcp:compute/subnetwork:Subnetwork", "ipCidrRange", "\"10.8.0.0/24\"")]
    [InlineData("NET-08", "gcp:compute/subnetwork:Subnetwork", "ipv6AccessType", "")]
    [InlineData("FW-01", "gcp:compute/firewall:Firewall", "direction", "\"EGRESS\"")]
    [InlineData("FW-06", "gcp:compute/firewall:Firewall", "logConfig.metadata", "\"INCLUDE_ALL_METADATA\"")]
    [InlineData("NAT-01", "gcp:compute/routerNat:RouterNat", "logConfig.enable", "true")]
    [InlineData("NAT-02", "gcp:compute/routerNat:RouterNat", "logConfig.filter", "\"ERRORS_ONLY\"")]
    [InlineData("NAT-06", "gcp:compute/routerNat:RouterNat", "enableEndpointIndependentMapping", "false")]
    [InlineData("PSC-01", "gcp:compute/globalAddress:GlobalAddress", "addressType", "\"INTERNAL\"")]
    [InlineData("PSC-02", "gcp:compute/globalAddress:GlobalAddress", "network", "\"inference-network_id\"")]
    [InlineData("PSC-02", "gcp:compute/globalAddress:GlobalAddress", "prefixLength", "")]
    [InlineData("PSC-04", "gcp:compute/globalForwardingRule:GlobalForwardingRule", "loadBalancingScheme", "\"\"")]
    [InlineData("PSC-05", "gcp:compute/globalForwardingRule:GlobalForwardingRule", "target", "\"all-apis\"")]
    [InlineData("DNS-01", "gcp:dns/managedZone:ManagedZone", "visibility", "\"private\"")]
    [InlineData(
        "DNS-01", "gcp:dns/managedZone:ManagedZone", "privateVisibilityConfig.networks",
        "[{networkUrl: \"inference-network_id\"}]")]
    [InlineData("DNS-02", "gcp:dns/managedZone:ManagedZone", "dnssecConfig", "")]
    [InlineData("DNS-05", "gcp:dns/policy:Policy", "enableLogging", "true")]
    [InlineData("SVC-01", "gcp:projects/service:Service", "disableOnDestroy", "false")]
    [InlineData("SVC-02", "gcp:projects/service:Service", "disableDependentServices", "false")]
    [InlineData("IAM-12", "gcp:serviceaccount/account:Account", "createIgnoreAlreadyExists", "")]
    [InlineData("IAM-13", "gcp:storage/bucketIAMMember:BucketIAMMember", "role", "\"roles/storage.objectViewer\"")]
    public async Task Input_EveryResourceOfTheType_HoldsTheRule(string rule, string type, string path, string value)
    {
        var resources = OfType(await Everything(), type);

        Assert.All(resources, resource => Assert.Equal((rule, value), (rule, resource.At(path))));
    }

    [Theory]
    [InlineData("GCS-10", "gcp:storage/bucket:Bucket", "name", "^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$")]
    [InlineData("PSC-03", "gcp:compute/globalForwardingRule:GlobalForwardingRule", "name", "^[a-z][a-z0-9]{0,19}$")]
    [InlineData("IAM-11", "gcp:serviceaccount/account:Account", "accountId", "^[a-z][a-z0-9-]{4,28}[a-z0-9]$")]
    [InlineData("IAM-05", "gcp:projects/iAMMember:IAMMember", "role", "^roles/(run.developer|[a-z]+.(log|metric)Writer)$")]
    [InlineData("FW-07", "gcp:compute/firewall:Firewall", "description", "^[A-Z].{10,}$")]
    public async Task Input_EveryResourceOfTheType_Matches(string rule, string type, string path, string pattern) =>
        Assert.All(
            OfType(await Everything(), type), r => Assert.Matches($"^{rule}: {pattern[1..]}", $"{rule}: {r.Inputs[path]}"));

    [Theory]
    [InlineData("gcp:storage/bucket:Bucket", 1)]
    [InlineData("gcp:artifactregistry/repository:Repository", 3)]
    [InlineData("gcp:dns/managedZone:ManagedZone", 4)]
    public async Task Options_StatefulResources_AreProtected(string type, int count)
    {
        var resources = OfType(await Everything(), type);

        Assert.Equal(count, resources.Count);
        Assert.All(resources, resource => Assert.True(resource.Protect, $"PUL-01: {resource.Key}"));
    }

    [Fact]
    public async Task Types_OfTheWholePlatform_HoldNoneThatIsRefused()
    {
        var types = (await Everything()).Resources.Select(r => r.Type).Distinct().ToList();

        Assert.Equal(20, types.Count);
        Assert.All(types, type => Assert.DoesNotContain(NeverUsed, never => type.StartsWith(never, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Members_OfEveryGrant_AreGroupsOrAccountsOfTheirOwn()
    {
        var grants = (await Everything()).Resources.Where(r => r.Inputs.ContainsKey("member")).ToList();

        Assert.Equal(12, grants.Count);
        Assert.All(
            grants,
            r => Assert.Matches("^(group:[a-z]+@acme.example|serviceAccount:chat-[0-9a-f]{8}@.*)$", (string)r.Inputs["member"]));
    }

    [Fact]
    public async Task Rules_OfTheFirewall_DenyAllAndAllowHttpsAlone() =>
        Assert.Equal(
            """
            inference-network-allow-google-apis: 1000 [{ports: ["443"], protocol: "tcp"}]  ["10.255.255.254/32"]
            inference-network-allow-internet: 1000 [{ports: ["443"], protocol: "tcp"}]  ["0.0.0.0/0"]
            inference-network-deny-egress: 65534  [{protocol: "all"}] ["0.0.0.0/0"]
            """,
            string.Join('\n', OfType(await Everything(), "gcp:compute/firewall:Firewall").Select(
                r => $"{r.Name}: {r.At("priority")} {r.At("allows")} {r.At("denies")} {r.At("destinationRanges")}")));

    [Fact]
    public async Task Policies_OfTheOwnRepository_KeepWhatTheyWouldDelete()
    {
        var repository = (await Everything()).Find("gcp:artifactregistry/repository:Repository inference-images");
        var actions = ((ImmutableArray<object>)repository.Inputs["cleanupPolicies"]).Select(
            policy => ((ImmutableDictionary<string, object>)policy)["action"]);

        Assert.Equal(["KEEP", "DELETE"], actions);
        Assert.Equal("true", repository.At("dockerConfig.immutableTags"));
    }

    [Fact]
    public async Task Lifecycle_OfTheBucket_DeletesOldVersionsAlone() =>
        Assert.Equal(
            "[{action: {type: \"Delete\"}, condition: {numNewerVersions: 3, withState: \"ARCHIVED\"}}]",
            (await Everything()).Find("gcp:storage/bucket:Bucket inference-models").At("lifecycleRules"));

    [Fact]
    public async Task Resources_OfEveryApi_WaitForIt()
    {
        var run = await Everything();
        var platforms = run.Resources
            .Where(r => r.Name.StartsWith("inference", StringComparison.Ordinal))
            .Where(r => r.Type is not ("gcp:projects/service:Service" or "random:index/randomId:RandomId"))
            .ToList();

        Assert.Equal(34, platforms.Count);
        Assert.All(platforms, r => Assert.Contains($"gcp:projects/service:Service inference-apis-{Api(r.Type)}", r.DependsOn));
    }

    private static string Api(string type) =>
        type.Split(':', '/')[1] is var module && module == "projects" ? "cloudresourcemanager" : module;

    private static List<Registration> OfType(ComponentRun<InferencePlatform> run, string type)
    {
        var resources = run.Resources.Where(r => r.Type == type).ToList();
        Assert.NotEmpty(resources);
        return resources;
    }

    private static Task<ComponentRun<InferencePlatform>> Everything() => Run.Value;

    private static InferencePlatform BuildEverything()
    {
        var platform = new InferencePlatform("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Network = new() { Internet = true, StaticOutboundAddress = true },
            Images = new()
            {
                Mirrors = ["docker-hub", "ghcr"],
                Readers = ["group:readers@acme.example"],
                Writers = ["group:writers@acme.example"],
            },
            Models = new() { Readers = ["group:readers@acme.example"] },
            Deployers = ["group:deployers@acme.example"],
        });
        _ = new ServiceIdentity("chat", new()
        {
            Project = "acme-dev",
            Bucket = platform.BucketName,
            Repository = platform.RepositoryId,
            Deployers = ["group:deployers@acme.example"],
        });
        return platform;
    }
}
