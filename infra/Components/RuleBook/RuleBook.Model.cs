namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>A model on its service: loading, memory and slots.</summary>
    private static IReadOnlyList<Rule> Model => [];
}
