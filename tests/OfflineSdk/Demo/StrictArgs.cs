using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class StrictArgs : ResourceArgs
{
    [Input("must", required: true)]
    public Input<string>? Must { get; set; }
}
