using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.StackFiles.Tests;

/// <summary>One property of every type that a stack file can say.</summary>
public sealed class SampleArgs : ResourceArgs
{
    [Input("memory")]
    public string? Memory { get; init; }

    [Input("maxInstances")]
    public int? MaxInstances { get; init; }

    [Input("protect")]
    public bool? Protect { get; init; }

    [Input("probe")]
    public SampleProbeArgs? Probe { get; init; }

    [Input("args")]
    public IList<string>? Args { get; init; }

    [Input("ports")]
    public ImmutableArray<int> Ports { get; init; }

    [Input("env")]
    public IDictionary<string, string>? Env { get; init; }

    [Input("tags")]
    public InputList<string>? Tags { get; init; }

    [Input("labels")]
    public InputMap<string>? Labels { get; init; }

    [Input("bucket")]
    public Input<string>? Bucket { get; init; }

    [Input("limits")]
    public Dictionary<string, int>? Limits { get; init; }

    [Input("secrets")]
    public ImmutableDictionary<string, string>? Secrets { get; init; }

    [Input("sidecars")]
    public IReadOnlyDictionary<string, SampleArgs>? Sidecars { get; init; }

    [Input("subnetwork")]
    public Input<string>? Subnetwork { get; set; }
}
