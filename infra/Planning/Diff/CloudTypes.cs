namespace GpuInfra.Planning;

// The type tokens that rules and facts speak of.
internal static class CloudTypes
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Address = "gcp:compute/address:Address";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string CryptoKey = "gcp:kms/cryptoKey:CryptoKey";
    public const string DnsPolicy = "gcp:dns/policy:Policy";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string GlobalAddress = "gcp:compute/globalAddress:GlobalAddress";
    public const string IdentityPool = "gcp:iam/workloadIdentityPool:WorkloadIdentityPool";
    public const string IdentityPoolProvider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";
    public const string KeyRing = "gcp:kms/keyRing:KeyRing";
    public const string Network = "gcp:compute/network:Network";
    public const string ProjectService = "gcp:projects/service:Service";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string RecordSet = "gcp:dns/recordSet:RecordSet";
    public const string Repository = "gcp:artifactregistry/repository:Repository";
    public const string Router = "gcp:compute/router:Router";
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";
    public const string Secret = "gcp:secretmanager/secret:Secret";
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Zone = "gcp:dns/managedZone:ManagedZone";

    private const string ProviderPrefix = "pulumi:providers:";

    public static bool IsProvider(string type) => type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    // The engine makes one for each version of a package whose provider no program names.
    public static bool IsDefaultProvider(ResourceUrn urn) =>
        IsProvider(urn.Type) && (urn.Name == "default" || urn.Name.StartsWith("default_", StringComparison.Ordinal));
}
