namespace GpuInfra;

/// <summary>A component of this package. What must exist before it must exist before each of its parts.</summary>
public abstract class Component : ComponentResource
{
    /// <summary>How the type token of every component of this package begins; the name of its class follows.</summary>
    public const string TypePrefix = "gpuinfra:index:";

    private readonly InputList<Resource> _before;

    private protected Component(string type, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(type, name, args, options) => _before = options?.DependsOn ?? [];

    // The options of a resource of this component, which waits for others, too. The provider would delete whatever has a name of
    // the program's before it replaces it. Here nothing is deleted that may be in use: where a replacement needs the name of the
    // old one, the cloud refuses to make it, and nothing is lost.
    private protected CustomResourceOptions Child(InputList<Resource>? others = null) =>
        new() { Parent = this, DependsOn = After(others), DeleteBeforeReplace = false };

    // The options of a component of this one, which waits for others, too.
    private protected ComponentResourceOptions Part(InputList<Resource>? others = null) => new() { Parent = this, DependsOn = After(others) };

    // Pulumi does not hand what a component waits for to its children.
    private InputList<Resource> After(InputList<Resource>? others) => others is null ? _before : _before.Concat(others);
}
