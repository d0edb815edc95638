namespace GpuInfra.Cli;

/// <summary>Which inputs the tree shows, by type. A custom resource of another type shows its first few plain ones.</summary>
internal static class ImportantInputs
{
    private static readonly Dictionary<string, ImportantInput[]> ByType = new(StringComparer.Ordinal)
    {
        ["gcp:cloudrunv2/service:Service"] =
        [
            new("gpu", "template.nodeSelector.accelerator"),
            new("cpu", "template.containers[0].resources.limits.cpu"),
            new("memory", "template.containers[0].resources.limits.memory"),
            new("min", "template.scaling.minInstanceCount"),
            new("max", "template.scaling.maxInstanceCount"),
            new("concurrency", "template.maxInstanceRequestConcurrency"),
            new("timeout", "template.timeout"),
            new("ingress"),
            new("egress", "template.vpcAccess.egress"),
            new("image", "template.containers[0].image"),
        ],
        ["gcp:cloudrunv2/job:Job"] =
        [
            new("image", "template.template.containers[0].image"),
            new("cpu", "template.template.containers[0].resources.limits.cpu"),
            new("memory", "template.template.containers[0].resources.limits.memory"),
            new("timeout", "template.template.timeout"),
        ],
        ["gcp:compute/firewall:Firewall"] =
        [
            new("direction"), new("allows"), new("denies"), new("to", "destinationRanges"), new("from", "sourceRanges"),
            new("priority"),
        ],
        ["gcp:compute/network:Network"] = [new("autoSubnetworks", "autoCreateSubnetworks"), new("routing", "routingMode")],
        ["gcp:compute/subnetwork:Subnetwork"] =
        [
            new("range", "ipCidrRange"), new("region"), new("googleAccess", "privateIpGoogleAccess"),
        ],
        ["gcp:compute/globalAddress:GlobalAddress"] = [new("address"), new("purpose")],
        ["gcp:compute/address:Address"] = [new("region"), new("addressType")],
        ["gcp:compute/globalForwardingRule:GlobalForwardingRule"] = [new("name"), new("target")],
        ["gcp:compute/router:Router"] = [new("region")],
        ["gcp:compute/routerNat:RouterNat"] =
        [
            new("region"), new("addresses", "natIpAllocateOption"), new("ranges", "sourceSubnetworkIpRangesToNat"),
        ],
        ["gcp:dns/managedZone:ManagedZone"] = [new("dnsName"), new("visibility")],
        ["gcp:dns/recordSet:RecordSet"] = [new("name"), new("type"), new("data", "rrdatas"), new("ttl")],
        ["gcp:dns/policy:Policy"] = [new("logging", "enableLogging")],
        ["gcp:artifactregistry/repository:Repository"] =
        [
            new("format"), new("mode"), new("immutableTags", "dockerConfig.immutableTags"), new("location"),
        ],
        ["gcp:storage/bucket:Bucket"] =
        [
            new("name"), new("location"), new("versioning", "versioning.enabled"),
            new("publicAccess", "publicAccessPrevention"), new("forceDestroy"),
        ],
        ["gcp:serviceaccount/account:Account"] = [new("accountId")],
        ["gcp:projects/service:Service"] = [new("service")],
        ["gcp:artifactregistry/repositoryIamMember:RepositoryIamMember"] = [new("role"), new("member")],
        ["gcp:cloudrunv2/serviceIamMember:ServiceIamMember"] = [new("role"), new("member")],
        ["gcp:projects/iAMMember:IAMMember"] = [new("role"), new("member")],
        ["gcp:secretmanager/secretIamMember:SecretIamMember"] = [new("role"), new("member"), new("secret", "secretId")],
        ["gcp:serviceaccount/iAMMember:IAMMember"] = [new("role"), new("member")],
        ["gcp:storage/bucketIAMMember:BucketIAMMember"] = [new("role"), new("member")],
        ["gpuinfra:index:ModelService"] = [new("engine"), new("model")],
        ["pulumi:providers:gcp"] = [new("project"), new("region")],
    };

    public static IReadOnlyList<ImportantInput>? Of(string type) => ByType.GetValueOrDefault(type);
}
