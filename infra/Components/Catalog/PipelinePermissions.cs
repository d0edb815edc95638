namespace GpuInfra;

/// <summary>
/// What the pipelines may do in a project: exactly what the resources of this library ask for. A role of Google's own that
/// holds these permissions holds many more, the one to administer what it is about among them.
/// </summary>
public static class PipelinePermissions
{
    /// <summary>The role of callers, the only one that the deployer may grant on a service.</summary>
    public const string InvokerRole = "roles/run.servicesInvoker";

    /// <summary>The role of readers, the only one that the deployer may grant on a bucket.</summary>
    internal const string BucketReaderRole = "roles/storage.objectViewer";

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

    /// <summary>What the deployer may do in the whole project.</summary>
    public static IReadOnlyList<string> Deploy { get; } = Sorted(All.SelectMany(type => type.Read.Concat(type.Write)));

    /// <summary>What the deployer may do with the buckets whose names it is given.</summary>
    public static IReadOnlyList<string> OnBuckets { get; } = LimitedOf(CloudTypes.Bucket, CloudTypes.BucketGrant);

    /// <summary>What the deployer may do with the repositories that it is given.</summary>
    public static IReadOnlyList<string> OnRepositories { get; } = LimitedOf(CloudTypes.RepositoryGrant);

    /// <summary>What the deployer may do with the secrets that it is given.</summary>
    public static IReadOnlyList<string> OnSecrets { get; } = LimitedOf(CloudTypes.SecretGrant);

    /// <summary>What the deployer may do with services for <see cref="InvokerRole"/> alone.</summary>
    public static IReadOnlyList<string> OnServices { get; } = LimitedOf(CloudTypes.ServiceGrant);

    /// <summary>Everything that the deployer may do, and how far.</summary>
    public static IReadOnlyList<PermissionGrant> Grants { get; } =
    [
        .. Deploy.Select(permission => new PermissionGrant(permission, GrantLimits.None)),
        .. All.SelectMany(type => type.Limited.Select(permission => new PermissionGrant(permission, type.Limit))),
    ];

    /// <summary>
    /// What stays with the deployer though it can be misused: records of DNS are the way to Google's APIs, and a new platform
    /// turns its APIs on.
    /// </summary>
    public static IReadOnlyList<string> Remaining { get; } =
        ["dns.changes.create", "dns.resourceRecordSets.update", "serviceusage.services.enable"];

    private static IEnumerable<ResourcePermissions> Project =>
    [
        new(CloudTypes.Provider, ["compute.regions.list"], [], "The provider asks whether its region exists."),
        new(CloudTypes.ProjectService, ["resourcemanager.projects.get", "serviceusage.services.list"],
            ["serviceusage.operations.get", "serviceusage.services.enable"],
            "APIs are enabled, and never disabled."),
    ];

    private static IEnumerable<ResourcePermissions> Identities =>
    [
        new(CloudTypes.SecretGrant, ["secretmanager.secrets.getIamPolicy"], [],
            "A service reads the secrets that it names; the pipelines read none.")
            { Limited = ["secretmanager.secrets.setIamPolicy"], Limit = GrantLimits.Resource },
    ];

    private static IEnumerable<ResourcePermissions> Storage =>
    [
        new(CloudTypes.Repository, ["artifactregistry.repositories.get"],
            [
                "artifactregistry.repositories.create", "artifactregistry.repositories.delete",
                "artifactregistry.repositories.update",
            ],
            "Repositories of images are made and cleaned up by policies."),
        new(CloudTypes.RepositoryGrant, ["artifactregistry.repositories.getIamPolicy"], [],
            "Services read images, and builders write them.")
            { Limited = ["artifactregistry.repositories.setIamPolicy"], Limit = GrantLimits.Resource },
        new(CloudTypes.Bucket, ["storage.buckets.get"], ["storage.buckets.create"],
            "Buckets are made, but their objects are out of reach: one that holds models cannot be deleted.")
            { Limited = ["storage.buckets.delete", "storage.buckets.update"], Limit = GrantLimits.Names },
        new(CloudTypes.BucketGrant, ["storage.buckets.getIamPolicy"], [],
            "A service reads the bucket that it loads its model from.")
            { Limited = ["storage.buckets.setIamPolicy"], Limit = GrantLimits.Names | GrantLimits.Roles },
    ];

    private static IEnumerable<ResourcePermissions> Run =>
    [
        new(CloudTypes.Service, ["run.services.get"],
            [
                "artifactregistry.repositories.downloadArtifacts", "run.operations.get", "run.services.create",
                "run.services.delete", "run.services.update",
            ],
            "Services are deployed by whoever may read their images, and each deployment is waited for."),
        new(CloudTypes.ServiceGrant, ["run.services.getIamPolicy"], [],
            "Callers are granted on each service.")
            { Limited = ["run.services.setIamPolicy"], Limit = GrantLimits.Roles },
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
            ["compute.addresses.use", ChangeNetwork, RegionOperation, "compute.routers.update", "compute.subnetworks.use"],
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
            [
                "dns.managedZones.create", "dns.managedZones.delete", "dns.managedZones.update", "dns.networks.bindPrivateDNSZone",
                "dns.networks.targetWithPeeringZone",
            ],
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

    private static IReadOnlyList<string> LimitedOf(params string[] types) =>
        Sorted(All.Where(type => types.Contains(type.Type)).SelectMany(type => type.Limited));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> permissions) =>
        [.. permissions.Distinct().Order(StringComparer.Ordinal)];
}
