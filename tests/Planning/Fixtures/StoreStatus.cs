using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace GpuInfra.Planning.Tests;

[OutputType]
[SuppressMessage("Performance", "CA1812", Justification = "The SDK makes it.")]
internal sealed class StoreStatus
{
    [OutputConstructor]
    private StoreStatus(string uri) => Uri = uri;

    public string Uri { get; }
}
