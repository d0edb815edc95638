namespace GpuInfra;

// A way from a private network to Google's APIs.
internal sealed record GoogleApiPath(IReadOnlyList<string> Addresses, string Destination, string HostName)
{
    private static readonly string[] PrivateAddresses = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"];
    private static readonly string[] RestrictedAddresses = ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"];

    // Through an endpoint in the network itself, which knows by itself which APIs it serves. Source:
    // https://cloud.google.com/vpc/docs/configure-private-service-connect-apis
    public static GoogleApiPath Endpoint(string address) => new([address], $"{address}/32", "googleapis.com.");

    // Through the addresses that Google shares among all networks with Private Google Access. Source:
    // https://cloud.google.com/vpc/docs/configure-private-google-access
    public static GoogleApiPath Shared(string bundle) =>
        bundle == PrivateNetworkSpec.VpcServiceControls
            ? new(RestrictedAddresses, "199.36.153.4/30", "restricted.googleapis.com.")
            : new(PrivateAddresses, "199.36.153.8/30", "private.googleapis.com.");
}
