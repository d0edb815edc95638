namespace Pulumi;

/// <summary>How a resource of a provider is handled.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions)(options1 ?? new CustomResourceOptions()).Clone();
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
        }

        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = (CustomResourceOptions)base.Clone();
        copy.AdditionalSecretOutputs = [.. AdditionalSecretOutputs];
        return copy;
    }
}
