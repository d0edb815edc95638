using Pulumi;

namespace GpuInfra;

/// <summary>The options that the children of a component share.</summary>
internal static class ComponentChildren
{
    /// <summary>
    /// A child of <paramref name="parent"/>. Pulumi does not hand a component's DependsOn to its children, so it is done here:
    /// what must exist before the component must exist before each of its parts.
    /// </summary>
    public static CustomResourceOptions Child(this ComponentResource parent, ComponentResourceOptions? options) =>
        new() { Parent = parent, DependsOn = options?.DependsOn ?? [] };

    /// <summary>A child whose name in the cloud is fixed, so that the old one must go before the new one can come.</summary>
    public static CustomResourceOptions NamedChild(this ComponentResource parent, ComponentResourceOptions? options) =>
        new() { Parent = parent, DependsOn = options?.DependsOn ?? [], DeleteBeforeReplace = true };
}
