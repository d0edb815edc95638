namespace GpuInfra.Cli;

/// <summary>The type tokens of what the drawing knows by sight. Everything else is drawn too, as one of the rest.</summary>
internal static class CloudTypes
{
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string Job = "gcp:cloudrunv2/job:Job";
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Network = "gcp:compute/network:Network";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string Endpoint = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string EndpointAddress = "gcp:compute/globalAddress:GlobalAddress";
    public const string Router = "gcp:compute/router:Router";
    public const string RouterNat = "gcp:compute/routerNat:RouterNat";
    public const string Address = "gcp:compute/address:Address";
    public const string Zone = "gcp:dns/managedZone:ManagedZone";
    public const string Record = "gcp:dns/recordSet:RecordSet";
    public const string DnsPolicy = "gcp:dns/policy:Policy";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string Repository = "gcp:artifactregistry/repository:Repository";
    public const string Api = "gcp:projects/service:Service";
    public const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    public const string RepositoryMember = "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember";
    public const string ProviderPrefix = "pulumi:providers:";

    /// <summary>Whether a resource lets a member do something.</summary>
    public static bool IsGrant(string type) => type.EndsWith("IamMember", StringComparison.Ordinal)
        || type.EndsWith("IAMMember", StringComparison.Ordinal);
}
