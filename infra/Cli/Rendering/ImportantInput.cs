namespace GpuInfra.Cli;

/// <summary>An input that a reader of a plan looks for.</summary>
/// <param name="Label">What the tree calls it.</param>
/// <param name="Path">Where it is in the inputs.</param>
internal sealed record ImportantInput(string Label, string Path)
{
    public ImportantInput(string name)
        : this(name, name)
    {
    }
}
