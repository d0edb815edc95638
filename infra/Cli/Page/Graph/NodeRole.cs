namespace GpuInfra.Cli;

/// <summary>What a node of the drawing stands for.</summary>
internal enum NodeRole
{
    Caller,
    Keeper,
    Service,
    Job,
    Identity,
    Network,
    Subnetwork,
    Firewall,
    Endpoint,
    Nat,
    Dns,
    GoogleApis,
    Internet,
    Bucket,
    Repository,
    Rest,
}
