namespace Pulumi;

/// <summary>Options of a whole stack.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }
}
