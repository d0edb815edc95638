namespace Pulumi;

// What a program asks for when it constructs a resource.
internal sealed record ResourceRequest
{
    public ResourceRequest(string type, string name, ResourceArgs? args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        Type = type;
        Name = name;
        Args = args ?? ResourceArgs.Empty;
        Options = options;
    }

    public string Type { get; }

    public string Name { get; }

    public ResourceArgs Args { get; init; }

    public ResourceOptions Options { get; init; }
}

// Who makes a resource, and who its children.
internal enum ResourceKind
{
    Custom,

    LocalComponent,

    RemoteComponent,

    Reference,
}

// The children of a resource that something which depends on it may have to wait for.
internal sealed class ChildResources
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _children = [];

    public void Add(Resource child)
    {
        lock (_gate)
        {
            _children.Add(child);
        }
    }

    // Components, which may still get children, and what is not registered yet. What is registered is forgotten, so that many
    // resources may depend on one large component.
    public List<Resource> TakePending()
    {
        lock (_gate)
        {
            _children.RemoveAll(child => child.Kind != ResourceKind.LocalComponent && child.Urn.Data.IsCompletedSuccessfully);
            return [.. _children];
        }
    }
}

// A resource that is known by its URN alone.
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        : base(urn) { }
}
