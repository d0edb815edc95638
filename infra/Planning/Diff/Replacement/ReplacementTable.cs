namespace GpuInfra.Planning;

// What replaces a resource of each type. Firewall rules may change their network and records their type in place: the
// provider's files do not force a replacement there.
internal static class ReplacementTable
{
    public static IReadOnlyList<ReplacementRule> All { get; } =
    [
        .. Of(CloudTypes.Bucket, "storage/resource_storage_bucket",
            "name", "location", "project", "enableObjectRetention", "hierarchicalNamespace", "customPlacementConfig.dataLocations"),
        When(CloudTypes.Bucket, "retentionPolicy.isLocked", "a locked policy is unlocked", IsUnlocked, "storage/resource_storage_bucket"),
        .. Of(CloudTypes.Service, "cloudrunv2/resource_cloud_run_v2_service", "name", "location", "project", "tags"),
        .. Of(CloudTypes.Network, "compute/resource_compute_network",
            "name", "autoCreateSubnetworks", "description", "internalIpv6Range", "networkProfile", "params", "project"),
        .. Of(CloudTypes.Subnetwork, "compute/resource_compute_subnetwork",
            "name", "network", "region", "description", "externalIpv6Prefix", "internalIpv6Prefix", "params",
            "reservedInternalRange", "resolveSubnetMask", "project"),
        When(CloudTypes.Subnetwork, "ipCidrRange", "the new range does not contain the old one", IsNotGrowth,
            "compute/resource_compute_subnetwork"),
        .. Of(CloudTypes.Router, "compute/resource_compute_router",
            "name", "network", "region", "encryptedInterconnectRouter", "nccGateway", "params", "project"),
        .. Of(CloudTypes.RouterNat, "compute/resource_compute_router_nat",
            "name", "router", "region", "type", "endpointTypes", "initialNatIps", "project"),
        .. Of(CloudTypes.Address, "compute/resource_compute_address",
            "name", "address", "addressType", "description", "ipCollection", "ipVersion", "ipv6EndpointType", "network",
            "networkTier", "prefixLength", "purpose", "region", "subnetwork", "project"),
        .. Of(CloudTypes.GlobalAddress, "compute/resource_compute_global_address",
            "name", "address", "addressType", "description", "ipVersion", "network", "prefixLength", "purpose", "project"),
        .. Of(CloudTypes.ForwardingRule, "compute/resource_compute_global_forwarding_rule",
            "name", "ipAddress", "ipProtocol", "ipVersion", "description", "metadataFilters", "network", "networkTier",
            "noAutomateDnsZone", "portRange", "serviceDirectoryRegistrations", "sourceIpRanges", "subnetwork", "project"),
        .. Of(CloudTypes.Firewall, "compute/resource_compute_firewall", "name", "direction", "params", "project"),
        .. Of(CloudTypes.Repository, "artifactregistry/resource_artifact_registry_repository",
            "repositoryId", "location", "format", "mode", "kmsKeyName", "remoteRepositoryConfig", "project",
            "mavenConfig.allowSnapshotOverwrites", "mavenConfig.versionPolicy"),
        .. Of(CloudTypes.Zone, "dns/resource_dns_managed_zone", "name", "dnsName", "visibility", "project"),
        .. Of(CloudTypes.DnsPolicy, "dns/resource_dns_policy", "name", "dns64Config", "project"),
        .. Of(CloudTypes.RecordSet, "dns/resource_dns_record_set",
            "name", "managedZone", "routingPolicy.healthCheck", "project"),
        .. Of(CloudTypes.Account, "resourcemanager/resource_google_service_account", "accountId", "project"),
        .. Of(CloudTypes.ProjectService, "resourcemanager/resource_google_project_service", "service", "project"),
        .. Of(CloudTypes.KeyRing, "kms/resource_kms_key_ring", "name", "location", "project"),
        .. Of(CloudTypes.CryptoKey, "kms/resource_kms_crypto_key",
            "name", "keyRing", "purpose", "destroyScheduledDuration", "importOnly", "cryptoKeyBackend",
            "versionTemplate.protectionLevel"),
        .. Of(CloudTypes.Secret, "secretmanager/resource_secret_manager_secret", "secretId", "replication", "tags", "project"),
        .. Of(CloudTypes.IdentityPool, "iambeta/resource_iam_workload_identity_pool", "workloadIdentityPoolId", "project"),
        .. Of(CloudTypes.IdentityPoolProvider, "iambeta/resource_iam_workload_identity_pool_provider",
            "workloadIdentityPoolId", "workloadIdentityPoolProviderId", "project"),
        .. Of(CloudTypes.RandomId, ReplacementSources.RandomId, "byteLength", "keepers", "prefix"),
        .. Grant(CloudTypes.ServiceGrant, "cloudrunv2/iam_cloud_run_v2_service", "name", "location", "project"),
        .. Grant(CloudTypes.BucketGrant, "storage/iam_storage_bucket", "bucket"),
        .. Grant(CloudTypes.RepositoryGrant, "artifactregistry/iam_artifact_registry_repository",
            "repository", "location", "project"),
        .. Grant(CloudTypes.AccountGrant, "resourcemanager/iam_service_account", "serviceAccountId"),
        .. Grant(CloudTypes.ProjectGrant, "resourcemanager/iam_project", "project"),
        .. Grant(CloudTypes.CryptoKeyGrant, "kms/iam_kms_crypto_key", "cryptoKeyId"),
        .. Grant(CloudTypes.SecretGrant, "secretmanager/iam_secret_manager_secret", "secretId", "project"),
    ];

    private static IEnumerable<ReplacementRule> Grant(string type, string file, params IEnumerable<string> target) =>
        Of(type, ReplacementSources.GrantOfOneMember, "role", "member", "condition").Concat(Of(type, file, target));

    private static IEnumerable<ReplacementRule> Of(string type, string file, params IEnumerable<string> paths) =>
        Of(type, ReplacementSources.Resource(file), paths);

    private static IEnumerable<ReplacementRule> Of(string type, Source source, params IEnumerable<string> paths) =>
        paths.Select(path => new ReplacementRule(new ReplacementFact(type, path, null, source), null));

    private static ReplacementRule When(
        string type, string path, string condition, Func<PropertyValue?, PropertyValue?, bool> applies, string file) =>
        new(new ReplacementFact(type, path, condition, ReplacementSources.Resource(file)), applies);

    private static bool IsUnlocked(PropertyValue? old, PropertyValue? @new) => Read.Flag(old) == true && Read.Flag(@new) != true;

    private static bool IsNotGrowth(PropertyValue? old, PropertyValue? @new) =>
        AddressRange.TryParse(old) is { } before && AddressRange.TryParse(@new) is { } after && !after.Contains(before);
}
