namespace GpuInfra.Cli;

/// <summary>Which inputs the tree shows, by type. A custom resource of another type shows its first few plain ones.</summary>
internal static class ImportantInputs
{
    private static readonly Dictionary<string, ImportantInput[]> ByType = new(StringComparer.Ordinal)
    {
        [CloudTypes.Service] =
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
        [CloudTypes.Job] =
        [
            new("image", "template.template.containers[0].image"),
            new("cpu", "template.template.containers[0].resources.limits.cpu"),
            new("memory", "template.template.containers[0].resources.limits.memory"),
            new("timeout", "template.template.timeout"),
        ],
        [CloudTypes.Firewall] =
        [
            new("direction"), new("allows"), new("denies"), new("to", "destinationRanges"), new("from", "sourceRanges"),
            new("priority"),
        ],
        [CloudTypes.Network] = [new("autoSubnetworks", "autoCreateSubnetworks"), new("routing", "routingMode")],
        [CloudTypes.Subnetwork] =
        [
            new("range", "ipCidrRange"), new("region"), new("googleAccess", "privateIpGoogleAccess"),
        ],
        [CloudTypes.GlobalAddress] = [new("address"), new("purpose")],
        [CloudTypes.Address] = [new("region"), new("addressType")],
        [CloudTypes.ForwardingRule] = [new("name"), new("target")],
        [CloudTypes.Router] = [new("region")],
        [CloudTypes.RouterNat] =
        [
            new("region"), new("addresses", "natIpAllocateOption"), new("ranges", "sourceSubnetworkIpRangesToNat"),
        ],
        [CloudTypes.Zone] = [new("dnsName"), new("visibility")],
        [CloudTypes.RecordSet] = [new("name"), new("type"), new("data", "rrdatas"), new("ttl")],
        [CloudTypes.DnsPolicy] = [new("logging", "enableLogging")],
        [CloudTypes.Repository] =
        [
            new("format"), new("mode"), new("immutableTags", "dockerConfig.immutableTags"), new("location"),
        ],
        [CloudTypes.Bucket] =
        [
            new("name"), new("location"), new("versioning", "versioning.enabled"),
            new("publicAccess", "publicAccessPrevention"), new("forceDestroy"),
        ],
        [CloudTypes.Account] = [new("accountId")],
        [CloudTypes.ProjectService] = [new("service")],
        [CloudTypes.RepositoryGrant] = [new("role"), new("member")],
        [CloudTypes.ServiceGrant] = [new("role"), new("member")],
        [CloudTypes.ProjectGrant] = [new("role"), new("member")],
        [CloudTypes.SecretGrant] = [new("role"), new("member"), new("secret", "secretId")],
        [CloudTypes.AccountGrant] = [new("role"), new("member")],
        [CloudTypes.BucketGrant] = [new("role"), new("member")],
        [ComponentTypes.ModelService] = [new("engine"), new("model")],
        [CloudTypes.Provider] = [new("project"), new("region")],
    };

    public static IReadOnlyList<ImportantInput>? Of(string type) => ByType.GetValueOrDefault(type);
}
