namespace Pulumi;

/// <summary>How a component is handled.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    internal override ResourceOptions Clone()
    {
        var copy = (ComponentResourceOptions)base.Clone();
        copy.Providers = [.. Providers];
        return copy;
    }
}
