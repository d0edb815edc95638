using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Everything that a reviewer wants to know of one stack: a plan, or what a change does to it.</summary>
public sealed record StackReview
{
    /// <summary>What the working tree makes, or the program that a preview was made with where that is another one.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What the rules say of it, silenced ones included.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the same rules say of the other side; nothing where no stack file of it is known.</summary>
    public IReadOnlyList<Finding>? FindingsBefore { get; init; }

    /// <summary>Whether the stack file has errors, so that nothing was planned: then its findings are all there is to tell.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What it costs.</summary>
    public required CostReport Cost { get; init; }

    /// <summary>What it takes and can do.</summary>
    public required CapacityReport Capacity { get; init; }

    /// <summary>What differs; nothing where a plan alone is shown.</summary>
    public StackDiff? Diff { get; init; }

    /// <summary>What the other side costs; nothing where a plan alone is shown, or where that is not known.</summary>
    public CostReport? CostBefore { get; init; }

    /// <summary>What the other side takes and can do; nothing where a plan alone is shown, or where that is not known.</summary>
    public CapacityReport? CapacityBefore { get; init; }
}
