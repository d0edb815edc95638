using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

[OutputType]
[SuppressMessage("Performance", "CA1812", Justification = "The SDK constructs outputs.")]
internal sealed class Part
{
    public readonly string Name;
    public readonly int? Size;

    [OutputConstructor]
    private Part(string name, int? size)
    {
        Name = name;
        Size = size;
    }
}
