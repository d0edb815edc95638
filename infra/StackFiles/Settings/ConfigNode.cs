namespace GpuInfra.StackFiles;

/// <summary>A value of a stack file and where it is written.</summary>
public abstract class ConfigNode
{
    private protected ConfigNode(Place mark) => Place = mark;

    /// <summary>Where the value begins; for the content of an alias, where its anchor is.</summary>
    public Place Place { get; }

    internal virtual long Size => 1;

    internal virtual int Height => 1;

    internal abstract string Describe();

    // What it is made of, each under the name that rules have for it; what stands nowhere is told at the place around it.
    internal virtual IEnumerable<(string Path, Place Place, ConfigNode Value)> Parts(string path, Place place) => [];
}
