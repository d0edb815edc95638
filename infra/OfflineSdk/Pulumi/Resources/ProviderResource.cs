using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A configured provider, which makes other resources.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    internal string Package { get; }

    internal async Task<string> GetReferenceAsync()
    {
        var urn = await Urn.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? WireFormat.Unknown : id)}";
    }
}
