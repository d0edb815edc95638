namespace Pulumi;

/// <summary>The children of a resource that something which depends on it may have to wait for.</summary>
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

    /// <summary>
    /// Components, which may still get children, and what is not registered yet. What is registered is forgotten, so
    /// that many resources may depend on one large component.
    /// </summary>
    public List<Resource> TakePending()
    {
        lock (_gate)
        {
            _children.RemoveAll(child => child.Kind != ResourceKind.LocalComponent && child.Urn.DataTask.IsCompletedSuccessfully);
            return [.. _children];
        }
    }
}
