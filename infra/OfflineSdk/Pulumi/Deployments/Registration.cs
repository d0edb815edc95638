using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

// Brings one resource to the engine and its answer back into the outputs of the resource.
internal sealed class Registration(Deployment deployment, Resource resource, ResourceRequest request)
{
    private readonly ResourceOptions _options = request.Options;

    public async Task RunAsync()
    {
        try
        {
            var state = await GetStateAsync().ConfigureAwait(false);
            foreach (var slot in resource.Slots)
            {
                Resolve(slot, state);
            }
        }
        catch (Exception exception)
        {
            foreach (var slot in resource.Slots)
            {
                slot.TrySetException(exception);
            }

            throw;
        }

        foreach (var slot in resource.Slots)
        {
            slot.TrySetDefault(isKnown: !deployment.IsDryRun);
        }
    }

    private void Resolve(OutputSlot slot, ResourceState state)
    {
        if (slot.Name == "urn")
        {
            slot.SetValue(state.Urn, isKnown: true);
        }
        else if (slot.Name == "id" && resource is CustomResource)
        {
            slot.SetValue(state.Id, isKnown: state.Id.Length > 0);
        }
        else if (state.Properties.TryGetValue(slot.Name, out var value))
        {
            slot.SetWireValue(value);
        }
    }

    private async Task<ResourceState> GetStateAsync()
    {
        if (_options.Urn is { } urn)
        {
            return await deployment.Monitor.FindAsync(urn).ConfigureAwait(false);
        }

        var id = _options.Id is { } input ? await input.AsOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false) : "";
        if (string.IsNullOrEmpty(id))
        {
            return await RegisterAsync().ConfigureAwait(false);
        }

        return resource is CustomResource
            ? await ReadAsync(id).ConfigureAwait(false)
            : throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
    }

    private async Task<ResourceState> RegisterAsync()
    {
        if (_options.DeletedWith is { } owner)
        {
            await owner.Urn.Data.ConfigureAwait(false);
        }

        foreach (var other in await _options.ReplaceWith.AsOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false))
        {
            await other.Urn.Data.ConfigureAwait(false);
        }

        var importId = (_options as CustomResourceOptions)?.ImportId ?? "";
        var (args, parentUrn) = await PrepareAsync(importId).ConfigureAwait(false);
        return await deployment.Monitor.RegisterAsync(resource, args, parentUrn).ConfigureAwait(false);
    }

    private async Task<ResourceState> ReadAsync(string id)
    {
        var (args, parentUrn) = await PrepareAsync(id).ConfigureAwait(false);
        return await deployment.Monitor.ReadAsync(resource, args, parentUrn).ConfigureAwait(false);
    }

    private async Task<(MockResourceArgs Args, string ParentUrn)> PrepareAsync(string id)
    {
        var dependencies = new DependencySet(resource);
        dependencies.Add(await _options.DependsOn.AsOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false));
        var inputs = await SerializeInputsAsync(dependencies).ConfigureAwait(false);
        var parentUrn = await GetParentUrnAsync().ConfigureAwait(false);
        var provider = await GetProviderAsync().ConfigureAwait(false);
        await dependencies.WaitAsync().ConfigureAwait(false);

        var args = new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Deserializer.ReadKnown(inputs),
            Provider = provider,
            Id = id,
        };
        return (args, parentUrn);
    }

    private async Task<Dictionary<string, object?>> SerializeInputsAsync(DependencySet dependencies)
    {
        var label = $"resource:{request.Name}[{request.Type}]";
        var members = request.Args.ToDictionary();
        members.Remove("id");
        members.Remove("urn");
        var serialized = await PropertySerializer.SerializeAsync(label, members).ConfigureAwait(false);
        dependencies.Add(serialized.Dependencies);
        return serialized.Values;
    }

    private async Task<string> GetParentUrnAsync()
    {
        if (request.Type == Stack.TypeToken)
        {
            return "";
        }

        var parent = _options.Parent ?? deployment.Stack;
        return await parent.Urn.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
    }

    private async Task<string> GetProviderAsync()
    {
        var provider = _options.Provider ?? _options.Parent?.ProviderFor(request.Type);
        return resource is CustomResource && provider is not null
            ? await provider.GetReferenceAsync().ConfigureAwait(false)
            : "";
    }
}

// What must be registered before a resource is: a component counts as the resources that it is made of.
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

            await resource.Urn.Data.ConfigureAwait(false);
        }
    }
}
