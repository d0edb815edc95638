namespace GpuInfra.StackFiles;

/// <summary>A list of values.</summary>
public sealed class ConfigSequence : ConfigNode
{
    internal ConfigSequence(IReadOnlyList<ConfigNode> items, Place mark)
        : base(mark)
    {
        Items = items;
        Size = 1 + items.Sum(i => i.Size);
        Height = 1 + items.Select(i => i.Height).DefaultIfEmpty().Max();
    }

    /// <summary>The values in the order of the file.</summary>
    public IReadOnlyList<ConfigNode> Items { get; }

    internal override long Size { get; }

    internal override int Height { get; }

    internal override string Describe() => "a list";

    internal override IEnumerable<(string Path, Place Place, ConfigNode Value)> Parts(string path, Place place) =>
        Items.Select((item, index) => (ArgumentPath.Index(path, index), item.Place.IsKnown ? item.Place : place, item));
}
