namespace GpuInfra.Planning.Tests;

/// <summary>What the provider takes for the same, by the name of its comparison.</summary>
public class EqualityTests
{
    private const string Address = "gcp:compute/address:Address";
    private const string Backend = "gcp:compute/backendService:BackendService";
    private const string Cache = "gcp:storage/anywhereCache:AnywhereCache";
    private const string Certificate = "gcp:certificatemanager/certificate:Certificate";
    private const string CustomRole = "gcp:projects/iAMCustomRole:IAMCustomRole";
    private const string Dashboard = "gcp:monitoring/dashboard:Dashboard";
    private const string Perimeter = "gcp:accesscontextmanager/servicePerimeter:ServicePerimeter";
    private const string RegionRule = "gcp:compute/forwardingRule:ForwardingRule";
    private const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string Nat = "gcp:compute/routerNat:RouterNat";
    private const string ProjectGrant = "gcp:projects/iAMMember:IAMMember";
    private const string Record = "gcp:dns/recordSet:RecordSet";
    private const string Repository = "gcp:artifactregistry/repository:Repository";
    private const string Subscription = "gcp:pubsub/subscription:Subscription";

    [Theory]
    [InlineData(Repository, """{"format": "docker"}""", """{"format": "DOCKER"}""")]
    [InlineData(Repository, """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": "2592000s"}}]}""", """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": "30d"}}]}""")]
    [InlineData(Repository, """{"mavenConfig": {"allowSnapshotOverwrites": false}}""", "{}")]
    [InlineData(Given.Bucket, """{"location": "EUROPE-WEST4"}""", """{"location": "europe-west4"}""")]
    [InlineData(Given.Bucket, "{}", """{"autoclass": {"enabled": false}}""")]
    [InlineData(Given.Bucket, """{"hierarchicalNamespace": {"enabled": false}}""", "{}")]
    [InlineData(Given.Bucket, """{"ipFilter": {"mode": "Disabled"}}""", "{}")]
    [InlineData(Given.Bucket, """{"website": {"mainPageSuffix": "index.html", "notFoundPage": "404.html"}}""", """{"website": {"notFoundPage": "404.html"}}""")]
    [InlineData(Given.Bucket, """{"customPlacementConfig": {"dataLocations": ["EUROPE-WEST1", "EUROPE-WEST4"]}}""", """{"customPlacementConfig": {"dataLocations": ["europe-west4", "europe-west1"]}}""")]
    [InlineData("gcp:storage/bucketIAMMember:BucketIAMMember", """{"bucket": "b/models"}""", """{"bucket": "models"}""")]
    [InlineData(Given.Invoker, """{"name": "projects/acme/locations/europe-west4/services/chat"}""", """{"name": "chat"}""")]
    [InlineData(Given.Invoker, """{"member": "serviceAccount:WEB@acme.example"}""", """{"member": "serviceAccount:web@acme.example"}""")]
    [InlineData(ProjectGrant, """{"project": "projects/acme"}""", """{"project": "acme"}""")]
    [InlineData(CustomRole, """{"stage": "ALPHA"}""", """{"stage": ""}""")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "TCP", "ports": ["443", "80"]}]}""", """{"allows": [{"protocol": "tcp", "ports": ["80", "443"]}]}""")]
    [InlineData(Given.Firewall, """{"enableLogging": true, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", "{}")]
    [InlineData(Given.Firewall, """{"sourceRanges": ["0.0.0.0/0"]}""", "{}")]
    [InlineData(Given.Firewall, """{"sourceRanges": ["10.0.0.0/8"]}""", """{"sourceRanges": ["10.1.2.3/8"]}""")]
    [InlineData(Given.Firewall, """{"network": "https://www.googleapis.com/compute/v1/projects/acme/global/networks/net"}""", """{"network": "projects/acme/global/networks/net"}""")]
    [InlineData(Given.Firewall, """{"network": "https://www.googleapis.com/compute/v1/projects/acme/global/networks/net"}""", """{"network": "net"}""")]
    [InlineData(ForwardingRule, """{"ipAddress": "10.0.0.2"}""", """{"ipAddress": "projects/acme/global/addresses/psc"}""")]
    [InlineData(ForwardingRule, """{"portRange": "443-443"}""", """{"portRange": "443"}""")]
    [InlineData(ForwardingRule, """{"ipProtocol": "tcp"}""", """{"ipProtocol": "TCP"}""")]
    [InlineData("gcp:compute/forwardingRule:ForwardingRule", """{"target": "projects/acme/regions/r/targetHttpsProxies/p"}""", """{"target": "projects/1234/regions/r/targetHttpsProxies/p"}""")]
    [InlineData(Given.Subnetwork, """{"internalIpv6Prefix": "fd20:0::/64"}""", """{"internalIpv6Prefix": "fd20::/64"}""")]
    [InlineData(Address, """{"ipVersion": "IPV4"}""", "{}")]
    [InlineData("gcp:compute/globalAddress:GlobalAddress", """{"addressType": ""}""", """{"addressType": "EXTERNAL"}""")]
    [InlineData(Nat, """{"natIps": ["https://www.googleapis.com/compute/v1/projects/acme/regions/r/addresses/a"]}""", """{"natIps": ["projects/acme/regions/r/addresses/a"]}""")]
    [InlineData(Backend, """{"logConfig": {"enable": false, "sampleRate": 0.5}}""", """{"logConfig": {"enable": false}}""")]
    [InlineData(Backend, """{"securitySettings": {"clientTlsPolicy": "projects/12/x"}}""", """{"securitySettings": {"clientTlsPolicy": "projects/acme/x"}}""")]
    [InlineData("gcp:compute/regionBackendService:RegionBackendService", """{"backends": [{"group": "https://www.googleapis.com/compute/v1/projects/acme/zones/z/instanceGroups/G"}]}""", """{"backends": [{"group": "/projects/acme/zones/z/instanceGroups/g/"}]}""")]
    [InlineData("gcp:compute/managedSslCertificate:ManagedSslCertificate", """{"managed": {"domains": ["chat.example"]}}""", """{"managed": {"domains": ["chat.example."]}}""")]
    [InlineData(Certificate, """{"scope": ""}""", """{"scope": "DEFAULT"}""")]
    [InlineData(Certificate, """{"managed": {"issuanceConfig": "projects/a/b"}}""", """{"managed": {"issuanceConfig": "b"}}""")]
    [InlineData("gcp:cloudquota/sQuotaPreference:SQuotaPreference", """{"quotaConfig": {"preferredValue": ""}}""", """{"quotaConfig": {"preferredValue": "0"}}""")]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", """{"keyRing": "acme/europe-west4/ring"}""", """{"keyRing": "projects/acme/locations/europe-west4/keyRings/ring"}""")]
    [InlineData("gcp:storage/bucketObject:BucketObject", """{"kmsKeyName": "projects/a/cryptoKeys/k/cryptoKeyVersions/1"}""", """{"kmsKeyName": "projects/a/cryptoKeys/k"}""")]
    [InlineData(Record, """{"type": "A", "rrdatas": ["10.0.0.1", "10.0.0.2"]}""", """{"type": "A", "rrdatas": ["10.0.0.2", "10.0.0.1"]}""")]
    [InlineData(Record, """{"type": "AAAA", "rrdatas": ["fd20:0:0::1"]}""", """{"type": "AAAA", "rrdatas": ["fd20::1"]}""")]
    [InlineData(Record, """{"type": "TXT", "rrdatas": ["\"V=spf1\""]}""", """{"type": "TXT", "rrdatas": ["v=spf1"]}""")]
    [InlineData(Subscription, """{"expirationPolicy": {"ttl": "3.50s"}}""", """{"expirationPolicy": {"ttl": "03.5s"}}""")]
    [InlineData(Subscription, """{"retryPolicy": {"minimumBackoff": "300s"}}""", """{"retryPolicy": {"minimumBackoff": "5m"}}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":1,\"etag\":\"x\"}"}""", """{"dashboardJson": "{ \"a\": 1 }"}""")]
    [InlineData("gcp:servicenetworking/connection:Connection", """{"reservedPeeringRanges": ["a", "b"]}""", """{"reservedPeeringRanges": ["b", "a"]}""")]
    [InlineData(Cache, """{"admissionPolicy": "admit-on-second-miss"}""", """{"admissionPolicy": "admit-on-first-miss"}""")]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 0}}""", "{}")]
    [InlineData(Given.Service, """{"template": {"containers": [{"name": "s", "resources": {"limits": {"cpu": "8", "memory": "1Gi"}}}]}}""", """{"template": {"containers": [{"name": "s", "resources": {"limits": {"memory": "1Gi"}}}]}}""")]
    [InlineData(Repository, "{}", """{"mavenConfig": {"versionPolicy": "VERSION_POLICY_UNSPECIFIED"}}""")]
    [InlineData(Given.Bucket, """{"website": {"mainPageSuffix": "index.html", "notFoundPage": "404.html"}}""", """{"website": {"mainPageSuffix": "index.html"}}""")]
    [InlineData(ForwardingRule, """{"ipAddress": "10.0.0.2/32"}""", """{"ipAddress": "10.0.0.2"}""")]
    [InlineData(ForwardingRule, """{"ipAddress": "10.0.0.2"}""", """{"ipAddress": "10.0.0.2/32"}""")]
    [InlineData("gcp:compute/managedSslCertificate:ManagedSslCertificate", """{"managed": {"domains": ["chat.example."]}}""", """{"managed": {"domains": ["chat.example"]}}""")]
    [InlineData(Subscription, """{"retryPolicy": {"minimumBackoff": "90s"}}""", """{"retryPolicy": {"minimumBackoff": "1m30s"}}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":{\"b\":1,\"c\":2}}"}""", """{"dashboardJson": "{\"a\":{\"b\":1}}"}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":[{\"b\":1,\"c\":2}]}"}""", """{"dashboardJson": "{\"a\":[{\"b\":1}]}"}""")]
    [InlineData(Given.Service, "{}", """{"scaling": {"minInstanceCount": 0}}""")]
    [InlineData("gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig", """{"httpCheck": {"path": "/health"}}""", """{"httpCheck": {"path": "health"}}""")]
    [InlineData("gcp:storage/bucketObject:BucketObject", """{"detectMd5hash": "a"}""", """{"detectMd5hash": "b"}""")]
    [InlineData("gcp:orgpolicy/policy:Policy", """{"spec": {"rules": [{"condition": {"expression": "resource.matchTagId('a')"}}]}}""", """{"spec": {"rules": [{"condition": {"expression": "resource.matchLabels('a')"}}]}}""")]
    [InlineData(Perimeter, """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": ""}}]}}""", """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": "IDENTITY_TYPE_UNSPECIFIED"}}]}}""")]
    [InlineData(RegionRule, """{"ipCollection": "https://host/regions/r/publicDelegatedPrefixes/a"}""", """{"ipCollection": "projects/acme/regions/r/publicDelegatedPrefixes/a"}""")]
    [InlineData(RegionRule, """{"target": "https://host/projects/acme/regions/r/targetHttpsProxies/p"}""", """{"target": "projects/acme/regions/r/targetHttpsProxies/p"}""")]
    [InlineData(Record, """{"type": "TXT", "rrdatas": ["V"]}""", """{"type": "TXT", "rrdatas": ["\"v\""]}""")]
    public void Compare_WhatTheProviderCallsEqual_IsTheSame(string type, string deployed, string planned) =>
        Assert.Equal([], Lines(type, deployed, planned));

    [Theory]
    [InlineData(Repository, """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": "30d"}}]}""", """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": "31d"}}]}""")]
    [InlineData(Given.Bucket, """{"hierarchicalNamespace": {"enabled": true}}""", "{}")]
    [InlineData(Given.Bucket, "{}", """{"autoclass": {"enabled": true}}""")]
    [InlineData(Given.Invoker, """{"member": "principal://iam/A"}""", """{"member": "principal://iam/a"}""")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp", "ports": ["443", "443"]}]}""", """{"allows": [{"protocol": "tcp", "ports": ["443"]}]}""")]
    [InlineData(Given.Firewall, """{"network": "net"}""", """{"network": "projects/acme/global/networks/net"}""")]
    [InlineData(ForwardingRule, """{"ipAddress": "10.0.0.2"}""", """{"ipAddress": "10.0.0.3"}""")]
    [InlineData(ForwardingRule, """{"portRange": "443-444"}""", """{"portRange": "443"}""")]
    [InlineData(CustomRole, """{"stage": ""}""", """{"stage": "GA"}""")]
    [InlineData(Record, """{"type": "CNAME", "rrdatas": ["A.example."]}""", """{"type": "CNAME", "rrdatas": ["a.example."]}""")]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", """{"destroyScheduledDuration": "2592000.0s"}""", """{"destroyScheduledDuration": "2592000s"}""")]
    [InlineData(Given.Service, """{"template": {"containers": [{"name": "s", "resources": {"limits": {"nvidia.com/gpu": "1", "memory": "1Gi"}}}]}}""", """{"template": {"containers": [{"name": "s", "resources": {"limits": {"memory": "1Gi"}}}]}}""")]
    [InlineData(Backend, """{"logConfig": {"enable": true, "sampleRate": 0.5}}""", """{"logConfig": {"enable": true}}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":\"\\ud800\"}"}""", """{"dashboardJson": "{ \"a\":\"\\udc00\"}"}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"\\ud800\":1}"}""", """{"dashboardJson": "{ \"\\ud801\": 1}"}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":1,\"a\":1}"}""", """{"dashboardJson": "{\"a\":1,\"a\":2}"}""")]
    [InlineData(Given.Provider, """{"batching": "{\"a\":\"\\ud800\"}"}""", """{"batching": "{\"a\":\"\\udc00\"}"}""")]
    [InlineData(Given.Provider, """{"batching": "[{\"\\ud800\":1}]"}""", """{"batching": "[{\"\\udc00\":1}]"}""")]
    [InlineData(Repository, """{"mavenConfig": {"allowSnapshotOverwrites": true}}""", """{"mavenConfig": {"allowSnapshotOverwrites": false}}""")]
    [InlineData(Repository, """{"mavenConfig": {"versionPolicy": "SNAPSHOT"}}""", "{}")]
    [InlineData(Repository, "{}", """{"mavenConfig": {"versionPolicy": "SNAPSHOT"}}""")]
    [InlineData(Repository, "{}", """{"mavenConfig": {"allowSnapshotOverwrites": true}}""")]
    [InlineData(Given.Bucket, """{"website": {"notFoundPage": "404.html"}}""", """{"website": {"mainPageSuffix": "index.html", "notFoundPage": "404.html"}}""")]
    [InlineData(Given.Bucket, """{"website": {"mainPageSuffix": "a", "notFoundPage": "a"}}""", """{"website": {"mainPageSuffix": "b", "notFoundPage": "a"}}""")]
    [InlineData(Given.Bucket, """{"website": {"mainPageSuffix": "a", "notFoundPage": "a"}}""", """{"website": {"mainPageSuffix": "a", "notFoundPage": "b"}}""")]
    [InlineData(Given.Bucket, """{"ipFilter": {"mode": "Disabled"}}""", """{"ipFilter": {"mode": "Enabled"}}""")]
    [InlineData(Given.Bucket, """{"ipFilter": {"mode": "Enabled"}}""", "{}")]
    [InlineData(Given.Invoker, """{"member": "Principal://iam/a"}""", """{"member": "principal://iam/a"}""")]
    [InlineData(Given.Invoker, """{"member": "allusers"}""", """{"member": "allUsers"}""")]
    [InlineData(Given.Firewall, """{"enableLogging": true}""", """{"enableLogging": true, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""")]
    [InlineData(ForwardingRule, """{"ipAddress": "10.0.0.2/32"}""", """{"ipAddress": "10.0.0.2/31"}""")]
    [InlineData(Backend, """{"securitySettings": {"clientTlsPolicy": "projects/12/x"}}""", """{"securitySettings": {"clientTlsPolicy": "projects/acme/y"}}""")]
    [InlineData("gcp:compute/managedSslCertificate:ManagedSslCertificate", """{"managed": {"domains": ["chat.example"]}}""", """{"managed": {"domains": ["web.example"]}}""")]
    [InlineData(Certificate, """{"scope": "DEFAULT"}""", """{"scope": "ALL_REGIONS"}""")]
    [InlineData("gcp:servicenetworking/connection:Connection", """{"reservedPeeringRanges": ["a"]}""", """{"reservedPeeringRanges": ["b"]}""")]
    [InlineData(Record, """{"type": "A", "rrdatas": ["10.0.0.1"]}""", """{"type": "A", "rrdatas": ["10.0.0.2"]}""")]
    [InlineData(Cache, """{"admissionPolicy": "admit-on-first-miss"}""", """{"admissionPolicy": "never"}""")]
    [InlineData(Subscription, """{"retryPolicy": {"minimumBackoff": "5mx"}}""", """{"retryPolicy": {"minimumBackoff": "300s"}}""")]
    [InlineData(Subscription, """{"expirationPolicy": {"ttl": "30s"}}""", """{"expirationPolicy": {"ttl": "3s"}}""")]
    [InlineData(Dashboard, """{"dashboardJson": "null"}""", """{"dashboardJson": "{}"}""")]
    [InlineData(Dashboard, """{"dashboardJson": "{\"a\":[1,2]}"}""", """{"dashboardJson": "{\"a\":[1]}"}""")]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 2}}""", """{"scaling": {"minInstanceCount": 0}}""")]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 0}}""", """{"scaling": {"minInstanceCount": 2}}""")]
    [InlineData("gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig", """{"httpCheck": {"path": "/a"}}""", """{"httpCheck": {"path": "b"}}""")]
    [InlineData("gcp:orgpolicy/policy:Policy", """{"spec": {"rules": [{"condition": {"expression": "resource.matchTagId('a')"}}]}}""", """{"spec": {"rules": [{"condition": {"expression": "resource.matchLabels('b')"}}]}}""")]
    [InlineData(Perimeter, """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": ""}}]}}""", """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": "ANY_IDENTITY"}}]}}""")]
    [InlineData(Perimeter, """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": "ANY_IDENTITY"}}]}}""", """{"spec": {"egressPolicies": [{"egressFrom": {"identityType": "IDENTITY_TYPE_UNSPECIFIED"}}]}}""")]
    [InlineData(RegionRule, """{"ipCollection": "regions/r/publicDelegatedPrefixes/a"}""", """{"ipCollection": "regions/r/publicDelegatedPrefixes/b"}""")]
    [InlineData(RegionRule, """{"ipCollection": "publicDelegatedPrefixes/a"}""", """{"ipCollection": "regions/r/publicDelegatedPrefixes/a"}""")]
    [InlineData(RegionRule, """{"target": "projects/acme/regions/r/targetHttpsProxies/p"}""", """{"target": "projects/acme/regions/r/targetHttpsProxies/q"}""")]
    [InlineData("gcp:compute/regionBackendService:RegionBackendService", """{"backends": [{"group": "projects/acme/zones/z/instanceGroups/g"}]}""", """{"backends": [{"group": "projects/acme/zones/z/instanceGroups/h"}]}""")]
    [InlineData(Given.Bucket, """{"location": ["EU"]}""", """{"location": "[eu]"}""")]
    [InlineData(Given.Bucket, """{"location": "[EU]"}""", """{"location": ["eu"]}""")]
    [InlineData(Given.Firewall, """{"sourceRanges": "10.0.0.0/8"}""", "{}")]
    [InlineData(Given.Firewall, "{}", """{"sourceRanges": "10.0.0.0/8"}""")]
    [InlineData(Given.Firewall, """{"enableLogging": true, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", """{"enableLogging": true, "logConfig": {"metadata": "EXCLUDE_ALL_METADATA"}}""")]
    [InlineData(Given.Service, "{}", """{"scaling": {"scalingMode": "MANUAL", "minInstanceCount": 0}}""")]
    [InlineData(Given.Service, "{}", """{"scaling": "MANUAL"}""")]
    [InlineData(Repository, """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": ""}}]}""", """{"cleanupPolicies": [{"id": "a", "condition": {"olderThan": "30d"}}]}""")]
    [InlineData(Subscription, """{"retryPolicy": {"minimumBackoff": ""}}""", """{"retryPolicy": {"minimumBackoff": "0s"}}""")]
    public void Compare_WhatOnlyLooksEqual_IsADifference(string type, string deployed, string planned) =>
        Assert.NotEmpty(Lines(type, deployed, planned));

    // A block that says nothing is not even noise.
    [Theory]
    [InlineData("""{"scaling": {"minInstanceCount": 0}}""", "{}")]
    [InlineData("{}", """{"scaling": {"minInstanceCount": 0}}""")]
    public void Compare_EmptyBlock_IsTheSameAsNone(string deployed, string planned) => Assert.Empty(PlanComparison.Compare(
        Given.State(Given.Resource(Given.Service, "it", deployed)), Given.Plan(Given.Resource(Given.Service, "it", planned)), "state").Noise);

    // What decides is what is planned, and only where that says nothing what is deployed.
    [Theory]
    [InlineData(Record, """{"type": "TXT", "rrdatas": ["V"]}""", """{"rrdatas": ["v"]}""", "type")]
    [InlineData(Record, """{"type": "CNAME", "rrdatas": ["A."]}""", """{"type": "MX", "rrdatas": ["a."]}""", "type")]
    [InlineData(Record, """{"type": "MX", "rrdatas": ["A."]}""", """{"type": "CNAME", "rrdatas": ["a."]}""", "rrdatas type")]
    [InlineData(Given.Firewall, """{"enableLogging": true, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", """{"enableLogging": false}""", "enableLogging logConfig")]
    [InlineData(Given.Firewall, """{"enableLogging": false, "logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", """{"enableLogging": true}""", "enableLogging")]
    public void Compare_WhatAnotherPropertyDecides_IsReadFromThePlanFirst(string type, string deployed, string planned, string paths) => Assert.Equal(
        paths, string.Join(' ', Lines(type, deployed, planned).Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal)));

    [Fact]
    public void Compare_TwoPlans_FollowsTheProviderToo() => Assert.True(Given.Compare(
        Given.Resource(Given.Bucket, "models", """{"location": "EUROPE-WEST4"}"""),
        Given.Resource(Given.Bucket, "models", """{"location": "europe-west4"}""")).IsEmpty);

    private static string[] Lines(string type, string deployed, string planned) => PlanComparison
        .Compare(Given.State(Given.Resource(type, "it", deployed)), Given.Plan(Given.Resource(type, "it", planned)), "state")
        .Changes.SelectMany(change => change.Lines()).ToArray();
}
