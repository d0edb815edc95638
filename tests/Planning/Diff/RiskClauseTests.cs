namespace GpuInfra.Planning.Tests;

/// <summary>Each clause in which a changed property is told, with both ways in which it can change.</summary>
public class RiskClauseTests
{
    [Theory]
    [InlineData("""{"resources": {"limits": {"nvidia.com/gpu": "1"}}}""", "{}", Risk.Capacity, "a container of it has no GPU any more")]
    [InlineData("{}", """{"resources": {"limits": {"nvidia.com/gpu": "1"}}}""", Risk.Capacity, "a container of it has one GPU, up from 0")]
    [InlineData("""{"resources": {"limits": {"nvidia.com/gpu": "1"}}}""", """{"resources": {"limits": {"nvidia.com/gpu": "2"}}}""", Risk.Capacity, "a container of it has 2 GPUs, up from 1")]
    [InlineData("""{"name": "s", "resources": {"limits": {"cpu": "4"}}}""", """{"name": "s"}""", Risk.Capacity, "the container s of it no longer says what it needs")]
    [InlineData("""{"name": "s"}""", """{"name": "s", "resources": {"limits": {"cpu": "4"}}}""", Risk.Capacity, "the container s of it gets 4 vCPU")]
    [InlineData("""{"resources": {"limits": {"cpu": "4"}}}""", """{"resources": {"limits": {"cpu": "8"}}}""", Risk.Capacity, "a container of it gets 8 vCPU in place of 4")]
    [InlineData("""{"ports": {"name": "h2c"}}""", """{"ports": {"name": "http1"}}""", Risk.Capacity, "it is spoken to in HTTP/1")]
    [InlineData("""{"commands": "sh"}""", """{"commands": "bash"}""", Risk.Exposure, "it starts with another command")]
    [InlineData("""{"args": "--max-num-seqs=8"}""", """{"args": "--max-num-seqs=16"}""", Risk.Other, "it starts with another number in its arguments")]
    public void Compare_Container_SaysWhatItGets(string before, string after, Risk risk, string headline) => AssertRisk(
        Given.Service,
        $$$"""{"template": {"containers": [{{{before}}}]}}""",
        $$$"""{"template": {"containers": [{{{after}}}]}}""",
        risk,
        headline);

    [Theory]
    [InlineData("""{"template": {"containers": [{"name": "s"}, {"name": "w"}]}}""", """{"template": {"containers": [{"name": "s"}]}}""", Risk.Capacity, "the container w of it is gone")]
    [InlineData("""{"template": {"scaling": {"maxInstanceCount": 4}}}""", "{}", Risk.Capacity, "it has no limit of its own on its instances")]
    [InlineData("{}", """{"template": {"scaling": {"maxInstanceCount": 1}}}""", Risk.Capacity, "it has at most one instance")]
    [InlineData("""{"template": {"scaling": {"maxInstanceCount": 2}}}""", """{"template": {"scaling": {"maxInstanceCount": 3}}}""", Risk.Capacity, "it has at most 3 instances, up from 2")]
    [InlineData("""{"scaling": {"maxInstanceCount": 4}}""", "{}", Risk.Capacity, "it as a whole has no limit of its own on its instances")]
    [InlineData("{}", """{"scaling": {"maxInstanceCount": 4}}""", Risk.Capacity, "it as a whole has at most 4 instances")]
    [InlineData("""{"template": {"scaling": {"minInstanceCount": 2}}}""", """{"template": {"scaling": {"minInstanceCount": 1}}}""", Risk.Cost, "one instance of it is always on, down from 2")]
    [InlineData("{}", """{"scaling": {"scalingMode": "MANUAL"}}""", Risk.Capacity, "it no longer scales by itself")]
    [InlineData("""{"template": {"maxInstanceRequestConcurrency": 1}}""", """{"template": {"maxInstanceRequestConcurrency": 4}}""", Risk.Capacity, "an instance of it takes 4 requests at once, up from 1")]
    [InlineData("""{"template": {"vpcAccess": {"egress": "PRIVATE_RANGES_ONLY"}}}""", """{"template": {"vpcAccess": {"egress": "ALL_TRAFFIC"}}}""", Risk.Other, "all traffic of it goes through the private network")]
    [InlineData("{}", """{"template": {"vpcAccess": {"egress": "PRIVATE_RANGES_ONLY"}}}""", Risk.Other, "traffic of it goes through the private network")]
    [InlineData("""{"template": {}}""", """{"template": {"encryptionKey": "k"}}""", Risk.Other, "it is encrypted with a key of your own")]
    [InlineData("""{"customAudiences": ["https://a"]}""", "{}", Risk.Other, "it no longer takes identity tokens for https://a")]
    [InlineData("{}", """{"binaryAuthorization": {"useDefault": true}}""", Risk.Other, "it runs only images that Binary Authorization lets pass")]
    [InlineData("{}", """{"deletionProtection": true}""", Risk.Other, "it changes its deletionProtection")]
    [InlineData("{}", """{"deletionProtection": false}""", Risk.Exposure, "it loses its deletion protection: the next mistake may delete it")]
    [InlineData("""{"deletionProtection": false}""", "{}", Risk.Other, "the provider refuses to delete it")]
    [InlineData("""{"ingress": "A"}""", """{"ingress": "B"}""", Risk.Other, "fewer networks reach it")]
    [InlineData("""{"traffics": [{"percent": 100}]}""", "{}", Risk.Other, "it changes its traffics")]
    [InlineData("{}", """{"template": {"containers": [{"image": "server:1"}]}}""", Risk.Exposure, "it runs an image from docker.io/library, as nothing of it did before")]
    [InlineData("""{"template": {"containers": [{"image": "server:1"}]}}""", """{"template": {"containers": [{"image": "library/server:2"}]}}""", Risk.Other, "it runs another image")]
    [InlineData("""{"template": {"containers": [{"image": "localhost:5000/a/server"}]}}""", """{"template": {"containers": [{"image": "localhost/server"}]}}""", Risk.Exposure, "it runs an image from docker.io/localhost, as nothing of it did before")]
    public void Compare_Service_SaysWhatItGets(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Service, before, after, risk, headline);

    [Theory]
    [InlineData("""{"deletionPolicy": "DELETE"}""", """{"deletionPolicy": "PREVENT"}""", Risk.Other, "the provider refuses to delete it")]
    [InlineData("""{"deletionPolicy": "PREVENT"}""", """{"deletionPolicy": "ABANDON"}""", Risk.Exposure, "the provider no longer refuses to delete it")]
    [InlineData("""{"deletionPolicy": "ABANDON"}""", """{"deletionPolicy": "DELETE"}""", Risk.Other, "it changes its deletionPolicy")]
    [InlineData("""{"softDeletePolicy": {"retentionDurationSeconds": 86400}}""", """{"softDeletePolicy": {"retentionDurationSeconds": 864000}}""", Risk.Cost, "deleted objects of it can be brought back for 10 days, up from 1 day")]
    [InlineData("""{"retentionPolicy": {"retentionPeriod": 864000}}""", """{"retentionPolicy": {"retentionPeriod": 86400}}""", Risk.Exposure, "objects in it may be deleted after 1 day, down from 10")]
    [InlineData("""{"retentionPolicy": {"retentionPeriod": 86400}}""", """{"retentionPolicy": {"retentionPeriod": 864000}}""", Risk.Cost, "objects in it may only be deleted after 10 days")]
    [InlineData("""{"retentionPolicy": {"retentionPeriod": 86400}}""", "{}", Risk.Exposure, "objects in it may be deleted at any age")]
    [InlineData("{}", """{"retentionPolicy": {"retentionPeriod": 86400}}""", Risk.Cost, "objects in it may only be deleted after 1 day")]
    [InlineData("{}", """{"encryption": {"defaultKmsKeyName": "k"}}""", Risk.Other, "it is encrypted with a key of your own")]
    [InlineData("""{"encryption": {"defaultKmsKeyName": "k"}}""", """{"encryption": {"defaultKmsKeyName": "l"}}""", Risk.Other, "it changes its encryption.defaultKmsKeyName")]
    [InlineData("""{"lifecycleRules": [{"action": {"type": "SetStorageClass"}, "condition": {"age": 3}}]}""", """{"lifecycleRules": [{"action": {"type": "SetStorageClass"}, "condition": {"age": 4}}]}""", Risk.Other, "it changes its lifecycleRules[0].condition.age")]
    [InlineData("{}", """{"lifecycleRules": [{"action": {"type": "SetStorageClass"}}]}""", Risk.Other, "it changes its lifecycleRules")]
    [InlineData("""{"lifecycleRules": [{"action": {"type": "SetStorageClass"}, "condition": {"age": 3, "matchesPrefixes": ["a"]}}]}""", """{"lifecycleRules": [{"action": {"type": "SetStorageClass"}, "condition": {"matchesPrefixes": ["a"]}}]}""", Risk.Other, "it changes its lifecycleRules[0].condition.age")]
    [InlineData("""{"lifecycleRules": [{"action": {"type": "SetStorageClass"}}, {"action": {"type": "Delete"}}]}""", """{"lifecycleRules": [{"action": {"type": "SetStorageClass"}}]}""", Risk.Cost, "a lifecycle rule of it is gone")]
    [InlineData("{}", """{"forceDestroy": false}""", Risk.Other, "it changes its forceDestroy")]
    [InlineData("{}", """{"forceDestroy": true}""", Risk.Exposure, "whoever deletes it deletes every object in it")]
    [InlineData("""{"forceDestroy": true}""", "{}", Risk.Other, "it cannot be deleted while it holds objects")]
    public void Compare_Bucket_SaysWhatIsKept(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Bucket, before, after, risk, headline);

    [Theory]
    [InlineData("{}", """{"cleanupPolicies": [{"id": "keep", "action": "KEEP"}]}""", Risk.Other, "it changes its cleanupPolicies")]
    [InlineData("{}", """{"vulnerabilityScanningConfig": {"enablementConfig": "DISABLED"}}""", Risk.Exposure, "images in it are no longer scanned for vulnerabilities")]
    [InlineData("""{"vulnerabilityScanningConfig": {"enablementConfig": "DISABLED"}}""", "{}", Risk.Other, "images in it are scanned for vulnerabilities")]
    public void Compare_Repository_SaysWhatIsKept(string before, string after, Risk risk, string headline) =>
        AssertRisk("gcp:artifactregistry/repository:Repository", before, after, risk, headline);

    [Theory]
    [InlineData("""{"allows": [{"protocol": "tcp"}]}""", """{"allows": [{"protocol": "tcp"}], "disabled": true}""", Risk.Other, "it no longer lets anything through")]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "disabled": true}""", """{"allows": [{"protocol": "tcp"}]}""", Risk.Exposure, "it lets traffic through again")]
    [InlineData("""{"denies": [{"protocol": "all"}], "disabled": true}""", """{"denies": [{"protocol": "all"}]}""", Risk.Other, "it stops traffic again")]
    [InlineData("""{"denies": [{"protocol": "tcp"}]}""", """{"denies": [{"protocol": "tcp"}, {"protocol": "udp"}]}""", Risk.Other, "it stops other traffic")]
    [InlineData("""{"allows": [{"protocol": "tcp"}, {"protocol": "udp"}]}""", """{"allows": [{"protocol": "tcp"}]}""", Risk.Other, "it lets less traffic through")]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "denies": [{"protocol": "all"}]}""", """{"allows": [{"protocol": "tcp"}]}""", Risk.Exposure, "it stops less traffic")]
    [InlineData("""{"denies": [{"protocol": "all"}], "destinationRanges": ["10.0.0.0/8"]}""", """{"denies": [{"protocol": "all"}], "destinationRanges": ["10.0.0.0/8", "192.0.2.0/24"]}""", Risk.Other, "it is for other traffic")]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "sourceRanges": ["10.0.0.0/8", "192.0.2.0/24"]}""", """{"allows": [{"protocol": "tcp"}], "sourceRanges": ["10.1.0.0/16", "192.0.2.0/24"]}""", Risk.Other, "it is for other traffic")]
    public void Compare_Firewall_SaysWhetherMorePasses(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Firewall, before, after, risk, headline);

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", false)]
    [InlineData("10.0.0.0/8", "10.1.2.3/32", false)]
    [InlineData("10.0.0.0/8", "10.1.2.3/33", true)]
    [InlineData("10.1.2.3/8", "10.200.0.0/16", false)]
    [InlineData("10.8.16.0/20", "10.8.31.0/24", false)]
    [InlineData("10.8.16.0/20", "10.8.32.0/24", true)]
    [InlineData("10.8.16.0/20", "10.8.0.0/16", true)]
    [InlineData("10.8.16.1", "10.8.16.2", true)]
    [InlineData("fd20::/20", "fd20::1/64", false)]
    [InlineData("fd20::/20", "fd20::1", false)]
    [InlineData("fd20::/20", "fd21::/64", true)]
    [InlineData("::/0", "10.0.0.0/8", true)]
    public void Compare_AnotherRange_IsExposureUnlessItWasCovered(string before, string after, bool isMore) => AssertRisk(
        Given.Firewall,
        $$"""{"allows": [{"protocol": "tcp"}], "sourceRanges": ["{{before}}"]}""",
        $$"""{"allows": [{"protocol": "tcp"}], "sourceRanges": ["{{before}}", "{{after}}"]}""",
        isMore ? Risk.Exposure : Risk.Other,
        isMore ? $"it also lets traffic from {after} through" : "it is for other traffic");

    [Theory]
    [InlineData("""{"ipv6AccessType": "INTERNAL"}""", """{"ipv6AccessType": "EXTERNAL"}""", Risk.Exposure, "it gets addresses that the internet reaches")]
    [InlineData("""{"ipv6AccessType": "EXTERNAL"}""", """{"ipv6AccessType": "INTERNAL"}""", Risk.Other, "it changes its ipv6AccessType")]
    [InlineData("""{"ipCidrRange": "10.0.0.0/24"}""", """{"ipCidrRange": "10.0.0.0/23"}""", Risk.Capacity, "it has 512 addresses, up from 256")]
    [InlineData("{}", """{"logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", Risk.Cost, "traffic of it is logged")]
    [InlineData("""{"logConfig": {"flowSampling": 0.5}}""", """{"logConfig": {"flowSampling": 0.1}}""", Risk.Other, "it changes its logConfig.flowSampling")]
    public void Compare_Subnetwork_SaysWhatItReaches(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Subnetwork, before, after, risk, headline);

    [Theory]
    [InlineData("""{"target": "vpc-sc"}""", """{"target": "all-apis"}""", "it leads to all of Google's APIs, not only to those that VPC Service Controls guard")]
    [InlineData("""{"target": "all-apis"}""", """{"target": "vpc-sc"}""", "it leads elsewhere")]
    public void Compare_ForwardingRule_SaysWhereItLeads(string before, string after, string headline) =>
        AssertRisk("gcp:compute/globalForwardingRule:GlobalForwardingRule", before, after, Risk.Exposure, headline);

    [Theory]
    [InlineData("""{"attributeCondition": "a"}""", "{}", "it accepts every identity of its issuer")]
    [InlineData("""{"attributeCondition": "a"}""", """{"attributeCondition": "b"}""", "it accepts other identities")]
    public void Compare_IdentityProvider_SaysWhomItAccepts(string before, string after, string headline) =>
        AssertRisk("gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", before, after, Risk.Exposure, headline);

    [Theory]
    [InlineData(Given.Firewall, """{"disabled": false}""", "{}", Risk.Other, "it changes its disabled")]
    [InlineData("gcp:dns/recordSet:RecordSet", """{"rrdatas": "a"}""", """{"rrdatas": "b"}""", Risk.Exposure, "it leads to b in place of a")]
    [InlineData("gcp:dns/recordSet:RecordSet", """{"rrdatas": ["a"]}""", """{"rrdatas": ["b", "c"]}""", Risk.Exposure, "it leads to b, c in place of a")]
    [InlineData("gcp:cloudquota/sQuotaPreference:SQuotaPreference", """{"quotaConfig": {"preferredValue": "3"}}""", """{"quotaConfig": {"preferredValue": "03"}}""", Risk.Other, "it changes its quotaConfig.preferredValue")]
    [InlineData("gcp:artifactregistry/repository:Repository", """{"cleanupPolicies": [{"id": "keep", "action": "KEEP", "mostRecentVersions": {"keepCount": 3}}]}""", """{"cleanupPolicies": [{"id": "keep", "action": "KEEP", "mostRecentVersions": {}}]}""", Risk.Other, "it changes its cleanupPolicies[\"keep\"].mostRecentVersions.keepCount")]
    [InlineData("gcp:artifactregistry/repository:Repository", """{"cleanupPolicies": [{"id": "keep", "action": "KEEP"}, {"id": "more", "action": "KEEP"}]}""", """{"cleanupPolicies": [{"id": "keep", "action": "KEEP"}]}""", Risk.Destruction, "images in it that a cleanup policy kept may go")]
    public void Compare_WhatLooksLikeARisk_IsOneOnlyWhereItIs(string type, string before, string after, Risk risk, string headline) =>
        AssertRisk(type, before, after, risk, headline);

    [Theory]
    [InlineData("private", "public", "The whole internet sees the names in it.")]
    [InlineData("public", "private", null)]
    public void Compare_ZoneForOthers_SaysWhoSeesIt(string before, string after, string? meaning) => Assert.Equal(
        meaning,
        Assert.Single(Given.Change(
            "gcp:dns/managedZone:ManagedZone", $$"""{"visibility": "{{before}}"}""", $$"""{"visibility": "{{after}}"}""").Properties).Meaning);

    // A sentence begins with a capital, and a name keeps its spelling.
    [Theory]
    [InlineData("""{"deletionPolicy": "PREVENT"}""", """{"deletionPolicy": "ABANDON"}""", "The provider no longer refuses to delete it.")]
    [InlineData("""{"deletionProtection": true}""", """{"deletionProtection": false}""", "it loses its deletion protection: the next mistake may delete it.")]
    public void Compare_Meaning_IsASentence(string before, string after, string meaning) =>
        Assert.Equal(meaning, Assert.Single(Given.Change(Given.Service, before, after).Properties).Meaning);

    private static void AssertRisk(string type, string before, string after, Risk risk, string headline)
    {
        var change = Given.Change(type, before, after);

        Assert.Equal((risk, headline), (change.Properties.Max(static property => property.Risk), change.Headline));
    }
}
