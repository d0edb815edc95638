using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A resource block and the copies that it makes.</summary>
internal sealed class TerraformResource(TerraformModule module, HclBlock block)
{
    private ImmutableArray<TerraformInstance>? _instances;

    public string Type => block.Labels[0];

    public string Name => block.Labels[1];

    public string Address => $"{module.Address}{Type}.{Name}";

    public HclBlock Block => block;

    public TerraformModule Module => module;

    public ImmutableArray<TerraformInstance> Instances => _instances ??=
        [.. TerraformCopies.Of(block, module.Scope).Select(copy => new TerraformInstance(this, copy.Key, copy.Scope))];

    public HclValue Value => TerraformCopies.Together(block, [.. Instances.Select(instance => (instance.Key, (HclValue)instance.Value))]);

    /// <summary>What one copy would be, where none is made.</summary>
    public TerraformInstance Unmade => new(this, null, TerraformCopies.Uncounted(new HclNull(block.Place), module.Scope));

    /// <summary>What the provider of the resource is configured with.</summary>
    public HclValue? Provider(string attribute) => module.Provider(block.Body["provider"]?.Text ?? Type.Split('_')[0], attribute);
}

/// <summary>One resource.</summary>
internal sealed class TerraformInstance(TerraformResource resource, HclValue? key, HclScope scope)
{
    private readonly Dictionary<string, HclValue?> _known = new(StringComparer.Ordinal);

    public TerraformResource Resource => resource;

    public HclValue? Key => key;

    public HclScope Scope => scope;

    public string Address => resource.Address + TerraformCopies.Suffix(key);

    public HclNamespace Value => new(Address, Attribute, resource.Block.Place);

    public HclObject Values => TerraformBody.Evaluate(resource.Block, scope);

    /// <summary>What the block says of an attribute; null where it says nothing.</summary>
    public HclValue? Said(string name)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        _known[name] = HclEvaluator.Failure($"{Address}.{name} refers to itself", resource.Block.Place);
        return _known[name] = TerraformBody.Evaluate(resource.Block, name, scope);
    }

    /// <summary>The project that it is in: its own, its provider's, or the one that the names of variables say.</summary>
    public HclValue Project => Said("project") is { } own and not HclNull ? own : TerraformProject.Default(resource);

    /// <summary>What the block says of an attribute, or what follows from that.</summary>
    private HclValue Attribute(string name)
    {
        var value = Said(name) is { } said and not HclNull
            ? said
            : TerraformComputed.Attribute(this, name) ?? HclEvaluator.Unknown($"{Address}.{name} is known once it is made", resource.Block.Place);
        return value is HclUnknown unknown ? unknown with { Origin = Address } : value;
    }
}
