namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>What the services share.</summary>
    private static IReadOnlyList<Rule> Platform => [];
}
