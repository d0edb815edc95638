namespace GpuInfra.StackFiles;

/// <summary>A value that <c>pulumi config set --secret</c> encrypted. It is never read.</summary>
public sealed class ConfigSecret : ConfigNode
{
    /// <summary>What stands for the value of every secret.</summary>
    public const string Text = "[secret]";

    internal ConfigSecret(Place mark)
        : base(mark)
    {
    }

    internal override string Describe() => "encrypted";
}
