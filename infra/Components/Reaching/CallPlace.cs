namespace GpuInfra;

// Where a service is: what a caller inside its network is told. The addresses are those that run.app leads to there; none where the
// network is not this library's.
internal sealed record CallPlace(string Project, string Network, string Subnetwork, IReadOnlyList<string> Addresses)
{
    private const string AnyNetwork = "NETWORK";
    private const string AnySubnetwork = "SUBNETWORK";

    public static CallPlace Of(InferencePlatformSpec? platform, string? project)
    {
        if (platform is null)
        {
            return new(project ?? "PROJECT", AnyNetwork, AnySubnetwork, []);
        }

        var network = PrivateNetworkSpec.Check(platform.Parts.NetworkName, platform.Parts.Network).Spec;
        return network.IsExisting
            ? new(platform.Project, network.ExistingNetwork!, network.ExistingSubnetwork ?? AnySubnetwork, [])
            : new(
                platform.Project, network.Names[NetworkNames.Network], network.Names[network.ServingSubnet.Role],
                network.ApiPath.Addresses);
    }
}
