namespace GpuInfra.Planning.Tests;

public class RiskTests
{
    [Theory]
    [InlineData(
        """{"template": {"nodeSelector": {"accelerator": "nvidia-l4"}}}""",
        """{"template": {"nodeSelector": {"accelerator": "nvidia-rtx-pro-6000"}}}""",
        Risk.Capacity,
        "it gets an NVIDIA RTX PRO 6000 Blackwell Server Edition in place of an NVIDIA L4")]
    [InlineData(
        """{"template": {"containers": [{"name": "s", "resources": {"limits": {"memory": "16Gi"}}}]}}""",
        """{"template": {"containers": [{"name": "s", "resources": {"limits": {"memory": "32Gi"}}}]}}""",
        Risk.Capacity,
        "the container s of it gets 32Gi of memory in place of 16Gi")]
    [InlineData(
        """{"template": {"containers": [{"name": "s"}]}}""",
        """{"template": {"containers": [{"name": "s"}, {"name": "w", "resources": {"limits": {"cpu": "1"}}}]}}""",
        Risk.Capacity,
        "it gets one more container, w")]
    [InlineData("""{"template": {}}""", """{"template": {"scaling": {"minInstanceCount": 1}}}""", Risk.Cost, "one instance of it is always on")]
    [InlineData(
        """{"template": {"scaling": {"minInstanceCount": 3}}}""",
        """{"template": {"scaling": {"minInstanceCount": 2}}}""",
        Risk.Cost,
        "2 instances of it are always on, down from 3")]
    [InlineData(
        """{"template": {"scaling": {"minInstanceCount": 1}}}""",
        """{"template": {}}""",
        Risk.Capacity,
        "it scales to zero: the first request after a pause waits for a cold start")]
    [InlineData(
        """{"template": {"gpuZonalRedundancyDisabled": true}}""",
        """{"template": {"gpuZonalRedundancyDisabled": false}}""",
        Risk.Cost,
        "it reserves GPUs in more than one zone")]
    [InlineData("""{"template": {}}""", """{"template": {"timeout": "300s"}}""", Risk.Other, "it changes its template.timeout")]
    [InlineData("""{"template": {"timeout": "600s"}}""", """{"template": {"timeout": "900s"}}""", Risk.Capacity, "a request to it may take 900s, and not 600s")]
    [InlineData("""{"template": {"maxInstanceRequestConcurrency": 4}}""", """{"template": {"maxInstanceRequestConcurrency": 1}}""", Risk.Capacity, "an instance of it takes one request at once, down from 4")]
    [InlineData("""{"template": {"containers": [{"name": "s", "image": "a"}]}}""", """{"template": {"containers": [{"name": "s", "image": "b"}]}}""", Risk.Other, "it runs another image")]
    public void Compare_Service_SaysWhatItCanDo(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Service, before, after, risk, headline);

    [Theory]
    [InlineData("""{"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}""", """{"ingress": "INGRESS_TRAFFIC_ALL"}""", Risk.Exposure, "the whole internet reaches it")]
    [InlineData("""{"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}""", "{}", Risk.Exposure, "the whole internet reaches it")]
    [InlineData("""{"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}""", """{"ingress": "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"}""", Risk.Exposure, "load balancers reach it from the internet")]
    [InlineData("""{"ingress": "INGRESS_TRAFFIC_ALL"}""", """{"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}""", Risk.Other, "fewer networks reach it")]
    [InlineData("{}", """{"invokerIamDisabled": true}""", Risk.Exposure, "whoever reaches it may call it: nobody is asked who they are")]
    [InlineData("""{"deletionProtection": true}""", """{"deletionProtection": false}""", Risk.Exposure, "it loses its deletion protection: the next mistake may delete it")]
    [InlineData("""{"deletionProtection": false}""", "{}", Risk.Other, "the provider refuses to delete it")]
    [InlineData("""{"template": {"vpcAccess": {"egress": "ALL_TRAFFIC"}}}""", """{"template": {"vpcAccess": {"egress": "PRIVATE_RANGES_ONLY"}}}""", Risk.Exposure, "traffic of it to the internet bypasses the private network")]
    [InlineData("""{"template": {"vpcAccess": {"egress": "ALL_TRAFFIC"}}}""", """{"template": {}}""", Risk.Exposure, "traffic of it leaves outside of the private network")]
    [InlineData("""{"template": {"serviceAccount": "${a.email}"}}""", """{"template": {"serviceAccount": "${b.email}"}}""", Risk.Exposure, "it acts as b in place of a")]
    [InlineData(
        """{"template": {"containers": [{"name": "s", "envs": [{"name": "KEY", "valueSource": {"secretKeyRef": {"secret": "k"}}}]}]}}""",
        """{"template": {"containers": [{"name": "s", "envs": [{"name": "KEY", "value": "1234"}]}]}}""",
        Risk.Exposure,
        "it reads KEY in plain text and no longer from a secret")]
    [InlineData(
        """{"template": {"containers": [{"name": "s", "envs": [{"name": "KEY", "valueSource": {"secretKeyRef": {"secret": "k"}}}]}]}}""",
        """{"template": {"containers": [{"name": "s"}]}}""",
        Risk.Other,
        "it gets other environment variables")]
    [InlineData("""{"binaryAuthorization": {"useDefault": true}}""", "{}", Risk.Exposure, "it runs any image: nothing checks who made it")]
    [InlineData("""{"template": {"encryptionKey": "k"}}""", """{"template": {}}""", Risk.Exposure, "it is no longer encrypted with a key of your own")]
    public void Compare_Service_SaysWhoReachesIt(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Service, before, after, risk, headline);

    [Theory]
    [InlineData("""{"template": {"sessionAffinity": true}}""", """{"template": {}}""", Risk.Capacity, "clients of it no longer come back to the same instance")]
    [InlineData("{}", """{"scaling": {"minInstanceCount": 2}}""", Risk.Cost, "2 instances of it are always on, up from 0")]
    [InlineData("""{"scaling": {"maxInstanceCount": 4}}""", """{"scaling": {"maxInstanceCount": 2}}""", Risk.Capacity, "it as a whole has at most 2 instances, down from 4")]
    [InlineData("""{"scaling": {"scalingMode": "MANUAL", "manualInstanceCount": 1}}""", """{"scaling": {"scalingMode": "MANUAL", "manualInstanceCount": 3}}""", Risk.Cost, "it has 3 instances, whatever it is asked")]
    [InlineData("""{"scaling": {"scalingMode": "MANUAL", "manualInstanceCount": 1}}""", """{"scaling": {"scalingMode": "MANUAL", "manualInstanceCount": 0}}""", Risk.Capacity, "it is stopped: it has no instance and answers nobody")]
    [InlineData("""{"scaling": {"scalingMode": "MANUAL", "maxInstanceCount": 1}}""", """{"scaling": {"scalingMode": "AUTOMATIC", "maxInstanceCount": 1}}""", Risk.Capacity, "it scales by itself")]
    [InlineData("{}", """{"defaultUriDisabled": true}""", Risk.Other, "it no longer answers at its run.app address")]
    [InlineData("{}", """{"customAudiences": ["https://a"]}""", Risk.Exposure, "it takes identity tokens for https://a, too")]
    [InlineData("""{"annotations": {"a": "1"}}""", """{"annotations": {"a": "2"}}""", Risk.Other, "it gets other annotations")]
    [InlineData("""{"template": {"annotations": {"a": "1"}}}""", """{"template": {"annotations": {"a": "2"}}}""", Risk.Other, "it gets other annotations")]
    [InlineData("""{"template": {"encryptionKey": "a"}}""", """{"template": {"encryptionKey": "b"}}""", Risk.Other, "it is encrypted with another key")]
    [InlineData("""{"binaryAuthorization": {"policy": "a"}}""", """{"binaryAuthorization": {"policy": "b"}}""", Risk.Exposure, "it runs what another policy of Binary Authorization lets pass")]
    [InlineData("""{"iapEnabled": true}""", "{}", Risk.Exposure, "Identity-Aware Proxy no longer stands before it")]
    [InlineData("""{"launchStage": "GA"}""", """{"launchStage": "BETA"}""", Risk.Other, "it may use what is at the stage BETA")]
    [InlineData("""{"template": {"containers": [{"name": "s"}]}}""", """{"template": {"containers": [{"name": "s", "workingDir": "/w"}]}}""", Risk.Exposure, "it starts in another folder, from where it may load other code")]
    [InlineData("""{"template": {"containers": [{"name": "s", "ports": {"containerPort": 1}}]}}""", """{"template": {"containers": [{"name": "s", "ports": {"containerPort": 1, "name": "h2c"}}]}}""", Risk.Capacity, "it is spoken to in HTTP/2")]
    [InlineData("""{"template": {"containers": [{"name": "s", "volumeMounts": [{"name": "m", "mountPath": "/m"}]}]}}""", """{"template": {"containers": [{"name": "s", "volumeMounts": [{"name": "m", "mountPath": "/m", "subPath": "b"}]}]}}""", Risk.Exposure, "it reads another folder of a volume")]
    [InlineData("""{"template": {"containers": [{"name": "s", "livenessProbe": {"httpGet": {"path": "/"}}}]}}""", """{"template": {"containers": [{"name": "s", "livenessProbe": {"httpGet": {"path": "/", "httpHeaders": [{"name": "A", "value": "1"}]}}}]}}""", Risk.Capacity, "it counts as alive by another probe")]
    [InlineData("""{"template": {"volumes": [{"name": "v", "secret": {"secret": "a"}}]}}""", """{"template": {"volumes": [{"name": "v", "secret": {"secret": "b"}}]}}""", Risk.Other, "it reads another secret as a file")]
    [InlineData("""{"template": {"volumes": [{"name": "v", "nfs": {"server": "a", "path": "/"}}]}}""", """{"template": {"volumes": [{"name": "v", "nfs": {"server": "b", "path": "/"}}]}}""", Risk.Exposure, "it reads from another NFS server")]
    [InlineData("""{"template": {"volumes": [{"name": "v", "nfs": {"server": "a", "path": "/", "readOnly": true}}]}}""", """{"template": {"volumes": [{"name": "v", "nfs": {"server": "a", "path": "/", "readOnly": false}}]}}""", Risk.Exposure, "it may write to an NFS server that it mounts")]
    [InlineData("""{"template": {"volumes": [{"name": "v", "cloudSqlInstance": {"instances": ["a"]}}]}}""", """{"template": {"volumes": [{"name": "v", "cloudSqlInstance": {"instances": ["a", "b"]}}]}}""", Risk.Exposure, "it reaches other instances of Cloud SQL")]
    public void Compare_Service_SaysWhatASettingDoes(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Service, before, after, risk, headline);

    [Theory]
    [InlineData("""{"publicAccessPrevention": "enforced"}""", "{}", Risk.Exposure, "it can be made public: nothing prevents it any more")]
    [InlineData("{}", """{"publicAccessPrevention": "enforced"}""", Risk.Other, "nobody can make it public any more")]
    [InlineData("""{"uniformBucketLevelAccess": true}""", "{}", Risk.Exposure, "objects in it can have access lists of their own, which no review of grants shows")]
    [InlineData("{}", """{"forceDestroy": true}""", Risk.Exposure, "whoever deletes it deletes every object in it")]
    [InlineData("""{"versioning": {"enabled": true}}""", "{}", Risk.Exposure, "it keeps no earlier versions: what is overwritten is gone")]
    [InlineData("{}", """{"versioning": {"enabled": true}}""", Risk.Cost, "it keeps earlier versions of its objects")]
    [InlineData("{}", """{"softDeletePolicy": {"retentionDurationSeconds": 86400}}""", Risk.Exposure, "deleted objects of it can be brought back for 1 day, down from 7 days")]
    [InlineData("{}", """{"softDeletePolicy": {"retentionDurationSeconds": 0}}""", Risk.Exposure, "deleted objects of it cannot be brought back any more")]
    [InlineData("{}", """{"lifecycleRules": [{"action": {"type": "Delete"}, "condition": {"age": 3}}]}""", Risk.Destruction, "a lifecycle rule deletes other objects in it")]
    [InlineData("""{"lifecycleRules": [{"action": {"type": "Delete"}, "condition": {"age": 9}}]}""", """{"lifecycleRules": [{"action": {"type": "Delete"}, "condition": {"age": 3}}]}""", Risk.Destruction, "a lifecycle rule deletes other objects in it")]
    [InlineData("""{"lifecycleRules": [{"action": {"type": "Delete"}}]}""", "{}", Risk.Cost, "a lifecycle rule of it is gone")]
    [InlineData("""{"deletionPolicy": "PREVENT"}""", """{"deletionPolicy": "DELETE"}""", Risk.Exposure, "the provider no longer refuses to delete it")]
    public void Compare_Bucket_SaysWhatGuardsIt(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Bucket, before, after, risk, headline);

    [Theory]
    [InlineData("""{"dockerConfig": {"immutableTags": true}}""", """{"dockerConfig": {"immutableTags": false}}""", Risk.Exposure, "tags in it can be moved to other images")]
    [InlineData("""{"cleanupPolicyDryRun": true}""", """{"cleanupPolicyDryRun": false}""", Risk.Destruction, "cleanup policies of it really delete images")]
    [InlineData("{}", """{"cleanupPolicies": [{"id": "old", "action": "DELETE"}]}""", Risk.Destruction, "a cleanup policy deletes other images in it")]
    [InlineData("""{"cleanupPolicies": [{"id": "keep", "action": "KEEP"}]}""", "{}", Risk.Destruction, "images in it that a cleanup policy kept may go")]
    public void Compare_Repository_SaysWhatGuardsIt(string before, string after, Risk risk, string headline) =>
        AssertRisk("gcp:artifactregistry/repository:Repository", before, after, risk, headline);

    [Theory]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "destinationRanges": ["10.0.0.0/8"]}""", """{"allows": [{"protocol": "tcp"}], "destinationRanges": ["10.0.0.0/8", "0.0.0.0/0"]}""", Risk.Exposure, "it also lets traffic to 0.0.0.0/0 through")]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "destinationRanges": ["10.0.0.0/8"]}""", """{"allows": [{"protocol": "tcp"}], "destinationRanges": ["10.1.0.0/16"]}""", Risk.Other, "it is for other traffic")]
    [InlineData("""{"allows": [{"protocol": "tcp"}], "destinationRanges": ["10.0.0.0/8"]}""", """{"allows": [{"protocol": "tcp"}]}""", Risk.Exposure, "it lets traffic to anywhere through")]
    [InlineData("""{"denies": [{"protocol": "all"}], "destinationRanges": ["0.0.0.0/0"]}""", """{"denies": [{"protocol": "all"}], "destinationRanges": ["10.0.0.0/8"]}""", Risk.Exposure, "it no longer stops traffic to 0.0.0.0/0")]
    [InlineData("""{"allows": [{"protocol": "tcp", "ports": ["443"]}]}""", """{"allows": [{"protocol": "tcp", "ports": ["443", "22"]}]}""", Risk.Exposure, "it lets other traffic through: tcp:443+22")]
    [InlineData("""{"denies": [{"protocol": "all"}]}""", """{"denies": [{"protocol": "all"}], "disabled": true}""", Risk.Exposure, "it no longer stops anything")]
    [InlineData("""{"logConfig": {"metadata": "INCLUDE_ALL_METADATA"}}""", "{}", Risk.Exposure, "traffic of it is no longer logged")]
    public void Compare_Firewall_SaysWhatItLetsThrough(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Firewall, before, after, risk, headline);

    [Fact]
    public void Compare_SentenceThatEndsWithANameOfDns_EndsOnce()
    {
        var change = Given.Change(
            "gcp:dns/recordSet:RecordSet", """{"rrdatas": ["googleapis.com."]}""", """{"rrdatas": ["private.googleapis.com."]}""");

        Assert.Equal("it leads to private.googleapis.com. in place of googleapis.com.", change.Headline);
        Assert.Equal(change.Headline, Assert.Single(change.Properties).Meaning);
    }

    [Fact]
    public void Compare_SecretWrittenOut_IsExposure() => AssertRisk(
        "shop:index:Thing", """{"key": "[secret]"}""", """{"key": "1234"}""", Risk.Exposure, "it holds in plain text what was a secret");

    [Fact]
    public void Compare_TwoProperties_TheRiskierLeads()
    {
        var change = Given.Change(
            Given.Service,
            """{"labels": {"a": "1"}, "deletionProtection": true}""",
            """{"labels": {"a": "2"}, "deletionProtection": false}""");

        Assert.Equal(["deletionProtection: true -> false", "labels.a: 1 -> 2"], change.Lines());
        Assert.Equal("It loses its deletion protection: the next mistake may delete it.", "I" + change.Properties[0].Meaning![1..]);
        Assert.Equal((Risk.Exposure, Risk.Other), (change.Properties[0].Risk, change.Properties[1].Risk));
    }

    [Theory]
    [InlineData("""{"x": 1}""", """{"x": 2}""", "it changes its x")]
    [InlineData("""{"x": 1, "y": 1}""", """{"x": 2, "y": 2}""", "it changes its x and 1 more")]
    public void Compare_PropertyWithoutARule_IsNamed(string before, string after, string headline) =>
        AssertRisk("shop:index:Thing", before, after, Risk.Other, headline);

    private static void AssertRisk(string type, string before, string after, Risk risk, string headline)
    {
        var change = Given.Change(type, before, after);

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }
}
