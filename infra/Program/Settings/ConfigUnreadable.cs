namespace GpuInfra.Program;

internal sealed class ConfigUnreadable : ConfigNode
{
    public ConfigUnreadable(Mark mark)
        : base(mark)
    {
    }

    internal override string Describe() => "unreadable";
}
