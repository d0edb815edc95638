namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>The form of a stack file.</summary>
    private static IReadOnlyList<Rule> Form => [];
}
