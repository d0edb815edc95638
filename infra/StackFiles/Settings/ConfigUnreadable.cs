namespace GpuInfra.StackFiles;

internal sealed class ConfigUnreadable : ConfigNode
{
    public ConfigUnreadable(Place mark)
        : base(mark)
    {
    }

    internal override string Describe() => "unreadable";
}
