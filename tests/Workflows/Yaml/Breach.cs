namespace GpuInfra.Workflows.Tests;

/// <summary>Where a workflow breaks a rule, and how.</summary>
internal sealed record Breach(string File, int Line, string Problem)
{
    public override string ToString() => $"{File}:{Line}: {Problem}";
}
