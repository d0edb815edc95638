using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>Something that must exist before what a test builds.</summary>
internal sealed class Before() : ComponentResource("test:index:Before", "before")
{
    /// <summary>Options that wait for it.</summary>
    public static ComponentResourceOptions Options() => new() { DependsOn = { new Before() } };
}
