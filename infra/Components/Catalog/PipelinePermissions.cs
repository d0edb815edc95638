namespace GpuInfra;

/// <summary>
/// What the pipelines may do in a project: exactly what the resources of this library ask for. A role of Google's own that
/// holds these permissions holds many more, the one to administer what it is about among them.
/// </summary>
public static class PipelinePermissions
{
    /// <summary>
    /// The permission to grant roles on the project, which the deployer has for <see cref="GrantableRoles"/> alone.
    /// </summary>
    internal const string GrantOnProject = "resourcemanager.projects.setIamPolicy";

    private const string GlobalOperation = "compute.globalOperations.get";
    private const string RegionOperation = "compute.regionOperations.get";
    private const string UseNetwork = "compute.networks.use";
    private const string ChangeNetwork = "compute.networks.updatePolicy";

    /// <summary>The page that lists the permissions there are.</summary>
    public static Source Source => PipelineSources.Permissions;

    /// <summary>The page that says how granting is limited.</summary>
    public static Source GrantSource => PipelineSources.LimitedGrants;

    /// <summary>The permissions by type of resource.</summary>
    public static IReadOnlyList<ResourcePermissions> All { get; } =
        [.. Project, .. Identities, .. Storage, .. Run, .. Network, .. Dns];

    /// <summary>What the pipelines may see: no content of any bucket, repository or secret.</summary>
    public static IReadOnlyList<string> Read { get; } = Sorted(All.SelectMany(type => type.Read));

    /// <summary>What the deployer may do.</summary>
    public static IReadOnlyList<string> Deploy { get; } = Sorted(All.SelectMany(type => type.Read.Concat(type.Write)));

    /// <summary>The roles that are granted on a project: the deployer may grant and take back no others.</summary>
    public static IReadOnlyList<string> GrantableRoles { get; } =
        ["roles/logging.logWriter", "roles/monitoring.metricWriter", "roles/run.developer"];

    /// <summary>The condition under which the deployer may change who has which role on the project.</summary>
    internal static string GrantCondition { get; } =
        "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(["
        + string.Join(", ", GrantableRoles.Select(role => $"'{role}'")) + "])";

    private static IEnumerable<ResourcePermissions> Project =>
    [
        new(CloudTypes.Provider, ["compute.regions.list"], [], "The provider asks whether its region exists."),
        new(CloudTypes.ProjectService, ["serviceusage.services.get", "serviceusage.services.list"],
            ["serviceusage.operations.get", "serviceusage.services.enable"],
            "APIs are enabled, and never disabled."),
        new(CloudTypes.ProjectGrant, ["resourcemanager.projects.get", "resourcemanager.projects.getIamPolicy"], [],
            "Roles on the project are seen; those that may be granted are granted by a role of its own."),
    ];

    private static IEnumerable<ResourcePermissions> Identities =>
    [
        new(CloudTypes.Account, ["iam.serviceAccounts.get"],
            ["iam.serviceAccounts.create", "iam.serviceAccounts.delete", "iam.serviceAccounts.update"],
            "Every service runs as an account of its own, and no account has a key."),
        new(CloudTypes.AccountGrant, ["iam.serviceAccounts.getIamPolicy"], ["iam.serviceAccounts.setIamPolicy"],
            "Whoever deploys a service may act as its account, and as no other."),
        new(CloudTypes.SecretGrant, ["secretmanager.secrets.getIamPolicy"],
            ["secretmanager.secrets.setIamPolicy"],
            "A service reads the secrets that it names; the pipelines read none."),
    ];

    private static IEnumerable<ResourcePermissions> Storage =>
    [
        new(CloudTypes.Repository, ["artifactregistry.repositories.get"],
            [
                "artifactregistry.repositories.create", "artifactregistry.repositories.delete",
                "artifactregistry.repositories.update",
            ],
            "Repositories of images are made and cleaned up by policies."),
        new(CloudTypes.RepositoryGrant, ["artifactregistry.repositories.getIamPolicy"],
            ["artifactregistry.repositories.setIamPolicy"],
            "Services and deployers read images, and builders write them."),
        new(CloudTypes.Bucket, ["storage.buckets.get"],
            ["storage.buckets.create", "storage.buckets.delete", "storage.buckets.update"],
            "Buckets are made, but their objects are out of reach: one that holds models cannot be deleted."),
        new(CloudTypes.BucketGrant, ["storage.buckets.getIamPolicy"], ["storage.buckets.setIamPolicy"],
            "A service reads the bucket that it loads its model from."),
    ];

    private static IEnumerable<ResourcePermissions> Run =>
    [
        new(CloudTypes.Service, ["run.services.get"],
            ["run.operations.get", "run.services.create", "run.services.delete", "run.services.update"],
            "Services are deployed, and each deployment is waited for."),
        new(CloudTypes.ServiceGrant, ["run.services.getIamPolicy"], ["run.services.setIamPolicy"],
            "Invokers are granted on each service, which roles/run.developer may not do."),
    ];

    private static IEnumerable<ResourcePermissions> Network =>
    [
        new(CloudTypes.Network, ["compute.networks.get"],
            [GlobalOperation, "compute.networks.create", "compute.networks.delete", "compute.networks.update"],
            "A platform has a network of its own."),
        new(CloudTypes.Subnetwork, ["compute.subnetworks.get"],
            [
                ChangeNetwork, RegionOperation, "compute.subnetworks.create", "compute.subnetworks.delete",
                "compute.subnetworks.expandIpCidrRange", "compute.subnetworks.setPrivateIpGoogleAccess",
                "compute.subnetworks.update",
            ],
            "A subnet is made in its network, and grows in place."),
        new(CloudTypes.Firewall, ["compute.firewalls.get"],
            [GlobalOperation, ChangeNetwork, "compute.firewalls.create", "compute.firewalls.delete", "compute.firewalls.update"],
            "Egress is denied but for what is allowed."),
        new(CloudTypes.Router, ["compute.routers.get"],
            [
                ChangeNetwork, UseNetwork, RegionOperation, "compute.routers.create", "compute.routers.delete",
                "compute.routers.update",
            ],
            "A router carries Cloud NAT."),
        new(CloudTypes.RouterNat, ["compute.routers.get"],
            ["compute.addresses.use", RegionOperation, "compute.routers.update", "compute.subnetworks.use"],
            "Cloud NAT is a part of its router, and leads from the subnet out of reserved addresses."),
        new(CloudTypes.Address, ["compute.addresses.get"],
            ["compute.addresses.create", "compute.addresses.delete", "compute.addresses.setLabels", RegionOperation],
            "An outbound address is reserved."),
        new(CloudTypes.GlobalAddress, ["compute.globalAddresses.get"],
            [
                "compute.globalAddresses.create", "compute.globalAddresses.createInternal", "compute.globalAddresses.delete",
                "compute.globalAddresses.deleteInternal", "compute.globalAddresses.setLabels", GlobalOperation, UseNetwork,
            ],
            "The endpoint for Google's APIs has an internal address."),
        new(CloudTypes.ForwardingRule, ["compute.globalForwardingRules.get"],
            [
                "compute.globalAddresses.use", "compute.globalForwardingRules.create", "compute.globalForwardingRules.delete",
                "compute.globalForwardingRules.pscCreate", "compute.globalForwardingRules.pscDelete",
                "compute.globalForwardingRules.pscSetLabels", "compute.globalForwardingRules.pscUpdate",
                "compute.globalForwardingRules.setLabels", GlobalOperation, UseNetwork, "dns.managedZones.create",
                "dns.networks.bindPrivateDNSZone", "servicedirectory.namespaces.associatePrivateZone",
                "servicedirectory.namespaces.create", "servicedirectory.namespaces.delete", "servicedirectory.services.create",
                "servicedirectory.services.delete",
            ],
            "An endpoint for Google's APIs registers itself in Service Directory, which has a DNS zone for it."),
    ];

    private static IEnumerable<ResourcePermissions> Dns =>
    [
        new(CloudTypes.Zone, ["dns.managedZones.get"],
            ["dns.managedZones.create", "dns.managedZones.delete", "dns.managedZones.update", "dns.networks.bindPrivateDNSZone"],
            "Private zones lead to Google's APIs, within the network alone."),
        new(CloudTypes.DnsPolicy, ["dns.policies.get"],
            ["dns.networks.bindPrivateDNSPolicy", "dns.policies.create", "dns.policies.delete", "dns.policies.update"],
            "What services look up is logged."),
        new(CloudTypes.RecordSet, ["dns.resourceRecordSets.get", "dns.resourceRecordSets.list"],
            [
                "dns.changes.create", "dns.changes.get", "dns.resourceRecordSets.create", "dns.resourceRecordSets.delete",
                "dns.resourceRecordSets.update",
            ],
            "Records are changed in batches that are waited for."),
    ];

    private static IReadOnlyList<string> Sorted(IEnumerable<string> permissions) =>
        [.. permissions.Distinct().Order(StringComparer.Ordinal)];
}
