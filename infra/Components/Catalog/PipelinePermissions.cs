namespace GpuInfra;

/// <summary>
/// What the pipelines may do in a project: exactly what the resources of this library ask for. A role of Google's own that
/// holds these permissions holds many more, the one to administer what it is about among them.
/// </summary>
public static class PipelinePermissions
{
    /// <summary>The role of callers, the only one that the deployer may grant on a service.</summary>
    public const string InvokerRole = "roles/run.servicesInvoker";

    /// <summary>The role of whoever comes in through Identity-Aware Proxy, the only one that the deployer may grant there.</summary>
    public const string AccessorRole = "roles/iap.httpsResourceAccessor";

    // The role of readers, the only one that the deployer may grant on a bucket.
    internal const string BucketReaderRole = "roles/storage.objectViewer";

    internal static Source Source => PipelineSources.Permissions;

    internal static Source GrantSource => PipelineSources.LimitedGrants;

    /// <summary>The types of resources that the pipelines look after.</summary>
    public static IReadOnlyList<ResourceKind> Kinds { get; } = [.. ResourceKinds.All.Where(kind => kind.Permissions is not null)];

    /// <summary>What the pipelines may see: no content of any bucket, repository or secret.</summary>
    public static IReadOnlyList<string> Read { get; } = Sorted(All.SelectMany(type => type.Read));

    /// <summary>What the deployer may do in the whole project.</summary>
    public static IReadOnlyList<string> Deploy { get; } = Sorted(All.SelectMany(type => type.Read.Concat(type.Write)));

    internal static IReadOnlyList<string> OnBuckets { get; } = LimitedOf(CloudTypes.Bucket, CloudTypes.BucketGrant);

    internal static IReadOnlyList<string> OnRepositories { get; } = LimitedOf(CloudTypes.RepositoryGrant);

    internal static IReadOnlyList<string> OnSecrets { get; } = LimitedOf(CloudTypes.SecretGrant);

    internal static IReadOnlyList<string> OnServices { get; } = LimitedOf(CloudTypes.ServiceGrant);

    // What an administrator gives only where services are behind Identity-Aware Proxy.
    internal static string ReadIap => "iap.webServices.getIamPolicy";

    internal static IReadOnlyList<string> OnIap { get; } = [ReadIap, "iap.webServices.setIamPolicy"];

    /// <summary>Everything that the deployer may do, and how far.</summary>
    public static IReadOnlyList<PermissionGrant> Grants { get; } =
    [
        .. Deploy.Select(permission => new PermissionGrant(permission, GrantLimits.None)),
        .. All.SelectMany(type => type.Limited.Select(permission => new PermissionGrant(permission, type.Limit))),
        .. OnIap.Select(permission => new PermissionGrant(permission, GrantLimits.Roles)),
    ];

    /// <summary>
    /// What stays with the deployer though it can be misused: records of DNS are the way to Google's APIs, and a new platform
    /// turns its APIs on.
    /// </summary>
    public static IReadOnlyList<string> Remaining { get; } =
        ["dns.changes.create", "dns.resourceRecordSets.update", "serviceusage.services.enable"];

    private static IEnumerable<ResourcePermissions> All => Kinds.Select(kind => kind.Permissions!);

    private static IReadOnlyList<string> LimitedOf(params string[] types) =>
        Sorted(types.SelectMany(type => ResourceKinds.Of(type).Permissions!.Limited));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> permissions) =>
        [.. permissions.Distinct().Order(StringComparer.Ordinal)];
}
