using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("labels", json: true)]
    private InputMap<string>? _labels;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("list")]
    public InputList<string>? List { get; set; }

    [Input("map")]
    public InputMap<string>? Map { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("parts")]
    public InputList<PartArgs>? Parts { get; set; }

    [Input("json", json: true)]
    public Input<PartArgs>? Json { get; set; }

    [Input("plainJson", json: true)]
    public Dictionary<string, object?>? PlainJson { get; set; }

    [Input("plainList")]
    public IReadOnlyList<string>? PlainList { get; set; }

    [Input("plainMap")]
    public IReadOnlyDictionary<string, int>? PlainMap { get; set; }

    [Input("plainPart")]
    public PartArgs? PlainPart { get; set; }

    [Input("resource")]
    public Input<Resource>? Resource { get; set; }

    [Input("any")]
    public object? Any { get; set; }

    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }
}
