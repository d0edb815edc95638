using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class PartArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }
}
