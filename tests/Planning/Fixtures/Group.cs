using Pulumi;

namespace GpuInfra.Planning.Tests;

internal sealed class Group(string name, GroupArgs? args = null, ComponentResourceOptions? options = null)
    : ComponentResource(TypeToken, name, args, options)
{
    public const string TypeToken = "test:index:Group";
}

internal class GroupArgs : ResourceArgs
{
    [Input("purpose")]
    public string? Purpose { get; set; }

    [Input("contact")]
    public Input<string>? Contact { get; set; }
}
