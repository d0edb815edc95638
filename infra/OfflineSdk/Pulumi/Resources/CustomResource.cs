namespace Pulumi;

/// <summary>A resource that a provider makes.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(ResourceKind.Custom, new ResourceRequest(type, name, args, options ?? new CustomResourceOptions())) { }

    private protected CustomResource(string urn)
        : base(urn) { }

    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
