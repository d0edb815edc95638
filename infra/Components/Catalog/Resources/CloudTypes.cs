namespace GpuInfra;

/// <summary>The type tokens of the resources that rules and facts speak of.</summary>
public static class CloudTypes
{
    /// <summary>A service account.</summary>
    public const string Account = "gcp:serviceaccount/account:Account";

    /// <summary>A role on a service account.</summary>
    public const string AccountGrant = "gcp:serviceaccount/iAMMember:IAMMember";

    /// <summary>An address in a region.</summary>
    public const string Address = "gcp:compute/address:Address";

    /// <summary>A bucket.</summary>
    public const string Bucket = "gcp:storage/bucket:Bucket";

    /// <summary>A role on a bucket.</summary>
    public const string BucketGrant = "gcp:storage/bucketIAMMember:BucketIAMMember";

    /// <summary>A key of Cloud KMS.</summary>
    public const string CryptoKey = "gcp:kms/cryptoKey:CryptoKey";

    /// <summary>A role on a key of Cloud KMS.</summary>
    public const string CryptoKeyGrant = "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember";

    /// <summary>A policy of Cloud DNS.</summary>
    public const string DnsPolicy = "gcp:dns/policy:Policy";

    /// <summary>A firewall rule.</summary>
    public const string Firewall = "gcp:compute/firewall:Firewall";

    /// <summary>A global forwarding rule: an endpoint for Google's APIs.</summary>
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";

    /// <summary>An address of no region.</summary>
    public const string GlobalAddress = "gcp:compute/globalAddress:GlobalAddress";

    /// <summary>A workload identity pool.</summary>
    public const string IdentityPool = "gcp:iam/workloadIdentityPool:WorkloadIdentityPool";

    /// <summary>Who vouches for the identities of a pool.</summary>
    public const string IdentityPoolProvider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";

    /// <summary>Who Identity-Aware Proxy lets in to a service of Cloud Run.</summary>
    public const string IapGrant = "gcp:iap/webCloudRunServiceIamMember:WebCloudRunServiceIamMember";

    /// <summary>A job of Cloud Run.</summary>
    public const string Job = "gcp:cloudrunv2/job:Job";

    /// <summary>A key ring of Cloud KMS.</summary>
    public const string KeyRing = "gcp:kms/keyRing:KeyRing";

    /// <summary>A folder of a bucket with grants of its own.</summary>
    public const string ManagedFolder = "gcp:storage/managedFolder:ManagedFolder";

    /// <summary>A role on a folder of a bucket.</summary>
    public const string ManagedFolderGrant = "gcp:storage/managedFolderIamMember:ManagedFolderIamMember";

    /// <summary>A network.</summary>
    public const string Network = "gcp:compute/network:Network";

    /// <summary>A role on a project.</summary>
    public const string ProjectGrant = "gcp:projects/iAMMember:IAMMember";

    /// <summary>An API that a project uses.</summary>
    public const string ProjectService = "gcp:projects/service:Service";

    /// <summary>The provider of Google Cloud.</summary>
    public const string Provider = "pulumi:providers:gcp";

    /// <summary>A preference for a quota.</summary>
    public const string QuotaPreference = "gcp:cloudquota/sQuotaPreference:SQuotaPreference";

    /// <summary>Random bytes.</summary>
    public const string RandomId = "random:index/randomId:RandomId";

    /// <summary>A random identifier.</summary>
    public const string RandomUuid = "random:index/randomUuid:RandomUuid";

    /// <summary>A DNS record.</summary>
    public const string RecordSet = "gcp:dns/recordSet:RecordSet";

    /// <summary>A repository of Artifact Registry.</summary>
    public const string Repository = "gcp:artifactregistry/repository:Repository";

    /// <summary>A role on a repository of Artifact Registry.</summary>
    public const string RepositoryGrant = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";

    /// <summary>A router.</summary>
    public const string Router = "gcp:compute/router:Router";

    /// <summary>Cloud NAT.</summary>
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";

    /// <summary>A secret.</summary>
    public const string Secret = "gcp:secretmanager/secret:Secret";

    /// <summary>A role on a secret.</summary>
    public const string SecretGrant = "gcp:secretmanager/secretIamMember:SecretIamMember";

    /// <summary>A service of Cloud Run.</summary>
    public const string Service = "gcp:cloudrunv2/service:Service";

    /// <summary>A role on a service of Cloud Run.</summary>
    public const string ServiceGrant = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";

    /// <summary>A subnet.</summary>
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";

    /// <summary>A DNS zone.</summary>
    public const string Zone = "gcp:dns/managedZone:ManagedZone";

    private const string ProviderPrefix = "pulumi:providers:";

    private static readonly string[] GrantEndings = ["IamMember", "IamBinding", "IamPolicy"];

    /// <summary>Whether a resource says who has which role on something, whatever it is called.</summary>
    /// <param name="type">Its type token.</param>
    public static bool IsGrant(string type) =>
        Array.Exists(GrantEndings, ending => type.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a resource is a provider.</summary>
    /// <param name="type">Its type token.</param>
    public static bool IsProvider(string type) => type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    /// <summary>The type token of the provider of a package.</summary>
    /// <param name="package">The name of the package, with which the type tokens of its resources begin.</param>
    public static string ProviderOf(string package) => ProviderPrefix + package;
}
