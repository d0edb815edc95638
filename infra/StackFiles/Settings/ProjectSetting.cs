namespace GpuInfra.StackFiles;

/// <summary>A key that <c>Pulumi.yaml</c> declares for every stack.</summary>
/// <param name="Key">The key as it is written.</param>
/// <param name="Place">Where.</param>
/// <param name="Value">The value of stacks that say nothing else; none if each must say its own.</param>
internal sealed record ProjectSetting(string Key, Place Place, ConfigNode? Value)
{
    /// <summary>What type a value must have, if that is declared.</summary>
    public DeclaredType? Type { get; init; }
}
