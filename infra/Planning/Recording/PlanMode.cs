namespace GpuInfra.Planning;

/// <summary>What the program is told about the operation that runs it.</summary>
public enum PlanMode
{
    /// <summary>A preview.</summary>
    Preview,

    /// <summary>An update.</summary>
    Update,
}
