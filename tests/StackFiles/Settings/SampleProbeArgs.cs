using Pulumi;

namespace GpuInfra.StackFiles.Tests;

public sealed class SampleProbeArgs : ResourceArgs
{
    [Input("path")]
    public required string Path { get; init; }

    [Input("periodSeconds")]
    public int? PeriodSeconds { get; init; }
}
