using Pulumi;

namespace GpuInfra.Planning.Tests;

internal sealed class Cloud(string name, string package = "test", CloudArgs? args = null)
    : ProviderResource(package, name, args ?? new CloudArgs(), null);

internal sealed class CloudArgs : ResourceArgs
{
    [Input("endpoint", json: true)]
    public Input<StoreRuleArgs>? Endpoint { get; set; }
}
