using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

[DemoResourceType(TypeToken)]
internal sealed class Thing : CustomResource
{
    public const string TypeToken = "demo:index/thing:Thing";

    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base(TypeToken, name, args ?? new ThingArgs(), options) { }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("number")]
    public Output<int> Number { get; private set; } = null!;

    [Output("ratio")]
    public Output<double?> Ratio { get; private set; } = null!;

    [Output("flag")]
    public Output<bool> Flag { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;
}
