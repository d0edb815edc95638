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
        parent.ChildAfter(options?.DependsOn ?? []);

    /// <summary>A child of <paramref name="parent"/> that waits for <paramref name="before"/>.</summary>
    /// <remarks>
    /// The provider would delete whatever has a name of the program's before it replaces it. Here nothing is deleted that may
    /// be in use: where a replacement needs the name of the old one, the cloud refuses to make it, and nothing is lost.
    /// </remarks>
    public static CustomResourceOptions ChildAfter(this ComponentResource parent, InputList<Resource> before) =>
        new() { Parent = parent, DependsOn = before, DeleteBeforeReplace = false };
}
