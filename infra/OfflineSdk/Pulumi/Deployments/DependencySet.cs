namespace Pulumi;

/// <summary>What must be registered before a resource is: a component counts as the resources that it is made of.</summary>
internal sealed class DependencySet(Resource dependent)
{
    private readonly HashSet<Resource> _resources = [];

    public void Add(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            if (_resources.Add(resource) && resource.Kind == ResourceKind.LocalComponent)
            {
                Add(resource.Children.TakePending());
            }
        }
    }

    public async Task WaitAsync()
    {
        foreach (var resource in _resources.Where(each => each.Kind != ResourceKind.LocalComponent))
        {
            if (resource == dependent)
            {
                throw new InvalidOperationException(
                    $"'{dependent.GetResourceName()}' depends on a component that it is a part of, so it would wait for itself.");
            }

            await resource.Urn.DataTask.ConfigureAwait(false);
        }
    }
}
