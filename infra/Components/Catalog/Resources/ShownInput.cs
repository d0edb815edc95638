namespace GpuInfra;

/// <summary>An input that a reader of a plan looks for.</summary>
/// <param name="Label">What the tree calls it.</param>
/// <param name="Path">Where it is in the inputs.</param>
public sealed record ShownInput(string Label, string Path)
{
    internal ShownInput(string name)
        : this(name, name)
    {
    }
}
