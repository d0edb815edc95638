using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class Group : ComponentResource
{
    public const string TypeToken = "demo:index:Group";

    public Group(string name, ResourceArgs? args = null, ComponentResourceOptions? options = null)
        : base(TypeToken, name, args, options)
    {
        Member = new Thing($"{name}-member", options: new CustomResourceOptions { Parent = this });
        Greeting = Output.Format($"hello {name}");
        RegisterOutputs();
    }

    public Thing Member { get; }

    [Output]
    public Output<string> Greeting { get; private set; }

    [Output("nothing")]
    public Output<string>? Nothing { get; private set; }
}
