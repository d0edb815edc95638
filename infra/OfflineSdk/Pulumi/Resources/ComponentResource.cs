using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that is made of others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options) { }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(
            remote ? ResourceKind.RemoteComponent : ResourceKind.LocalComponent,
            new ResourceRequest(type, name, args, options ?? new ComponentResourceOptions()))
    { }

    /// <summary>Registers every property with an <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in OutputProperty.Of(GetType()).Where(property => property.Info.Name != nameof(Urn)))
        {
            outputs.Add(property.Name, property.Info.GetValue(this));
        }

        RegisterOutputs(outputs);
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Current.RegisterOutputs(this, outputs);
    }
}
