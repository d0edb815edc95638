namespace GpuInfra;

/// <summary>Resources beside the services as they are sent: where their inputs stand, and the providers' words for their values.</summary>
public static class ResourceWire
{
    /// <summary>Where it stands what the provider does to delete a resource.</summary>
    public const string DeletionPolicy = "deletionPolicy";

    /// <summary>It refuses.</summary>
    public const string Prevent = "PREVENT";

    /// <summary>Where it stands that the provider refuses to delete a resource.</summary>
    public const string DeletionProtection = "deletionProtection";

    /// <summary>Where it stands that an API is switched off with the stack.</summary>
    public const string DisableOnDestroy = "disableOnDestroy";

    /// <summary>Where it stands how much of a quota is asked for.</summary>
    public const string QuotaAskedFor = "quotaConfig.preferredValue";

    /// <summary>Where the name of a quota stands.</summary>
    public const string QuotaId = "quotaId";

    /// <summary>Where it stands that a bucket is deleted with its objects.</summary>
    public const string BucketForceDestroy = "forceDestroy";

    /// <summary>Where it stands whether a bucket can be made public.</summary>
    public const string BucketPublicAccess = "publicAccessPrevention";

    /// <summary>It cannot.</summary>
    public const string BucketNeverPublic = "enforced";

    /// <summary>Where it stands for how many seconds deleted objects can be brought back.</summary>
    public const string BucketSoftDelete = "softDeletePolicy.retentionDurationSeconds";

    /// <summary>Where it stands that earlier versions are kept.</summary>
    public const string BucketVersioning = "versioning.enabled";

    /// <summary>Where the storage class of a bucket stands.</summary>
    public const string BucketClass = "storageClass";

    /// <summary>Where it stands what a repository is for.</summary>
    public const string RepositoryMode = "mode";

    /// <summary>It is for images of one's own.</summary>
    public const string RepositoryOfOwn = "STANDARD_REPOSITORY";

    /// <summary>Where it stands that a tag always means the same image.</summary>
    public const string RepositoryImmutableTags = "dockerConfig.immutableTags";

    /// <summary>Where the range of a subnet stands.</summary>
    public const string SubnetRange = "ipCidrRange";

    /// <summary>Where the direction of a firewall rule stands.</summary>
    public const string FirewallDirection = "direction";

    /// <summary>It is about what leaves.</summary>
    public const string FirewallEgress = "EGRESS";

    /// <summary>Where it stands from where traffic comes.</summary>
    public const string FirewallSources = "sourceRanges";

    /// <summary>Where it stands where traffic goes.</summary>
    public const string FirewallDestinations = "destinationRanges";

    /// <summary>Where the reserved addresses of a gateway stand.</summary>
    public const string NatAddresses = "natIps";

    /// <summary>Where it stands who gives out its addresses.</summary>
    public const string NatAddressOption = "natIpAllocateOption";

    /// <summary>Only those that are reserved are used.</summary>
    public const string NatOwnAddresses = "MANUAL_ONLY";

    /// <summary>Where the ports of an instance stand.</summary>
    public const string NatMinPorts = "minPortsPerVm";

    /// <summary>Where it stands that an instance gets more ports as it needs them.</summary>
    public const string NatDynamicPorts = "enableDynamicPortAllocation";

    /// <summary>Where the zone of a record stands.</summary>
    public const string ZoneOfRecord = "managedZone";

    /// <summary>Where it stands where a record leads.</summary>
    public const string RecordData = "rrdatas";

    /// <summary>Where it stands who sees a zone.</summary>
    public const string ZoneVisibility = "visibility";

    /// <summary>Where it stands that what is looked up is logged.</summary>
    public const string DnsLogging = "enableLogging";
}
