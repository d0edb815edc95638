namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>All services of a stack together.</summary>
    private static IReadOnlyList<Rule> Stack => [];
}
