namespace Pulumi;

/// <summary>How a component is handled.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions)(options1 ?? new ComponentResourceOptions()).Clone();
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged.Providers.AddRange(options2.Providers);
        }

        merged.Providers = LastOfEachPackage(merged.Providers);
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = (ComponentResourceOptions)base.Clone();
        copy.Providers = [.. Providers];
        return copy;
    }

    private static List<ProviderResource> LastOfEachPackage(IEnumerable<ProviderResource> providers) =>
        [.. providers.Reverse().DistinctBy(provider => provider.Package).Reverse()];
}
