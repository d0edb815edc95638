namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>One Cloud Run service.</summary>
    private static IReadOnlyList<Rule> Service => [];
}
