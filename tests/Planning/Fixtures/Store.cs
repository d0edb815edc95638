using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.Planning.Tests;

internal sealed class Store(string name, StoreArgs args, CustomResourceOptions? options = null)
    : CustomResource(TypeToken, name, args, options)
{
    public const string TypeToken = "test:storage/store:Store";

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("url")]
    public Output<string> Url { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>?> Labels { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("isReady")]
    public Output<bool> IsReady { get; private set; } = null!;

    [Output("statuses")]
    public Output<ImmutableArray<StoreStatus>> Statuses { get; private set; } = null!;
}

internal sealed class StoreArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("members")]
    private InputList<string>? _members;

    [Input("rules")]
    private InputList<StoreRuleArgs>? _rules;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    [Input("replicas")]
    public Input<int>? Replicas { get; set; }

    [Input("isOpen")]
    public Input<bool>? IsOpen { get; set; }

    public InputList<string> Members
    {
        get => _members ??= [];
        set => _members = value;
    }

    public InputList<StoreRuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }
}

internal sealed class StoreRuleArgs : ResourceArgs
{
    [Input("action")]
    public Input<string>? Action { get; set; }

    [Input("token")]
    public Input<string>? Token { get; set; }
}
