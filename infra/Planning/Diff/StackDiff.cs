namespace GpuInfra.Planning;

/// <summary>What differs between two snapshots of a stack's resources.</summary>
public sealed record StackDiff
{
    /// <summary>The name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>What the stack is compared with, in words for people: <c>main</c>, <c>the stack dev</c>, <c>state.json</c>.</summary>
    public required string From { get; init; }

    /// <summary>The resources that differ, the riskiest first.</summary>
    public required IReadOnlyList<ResourceChange> Changes { get; init; }

    /// <summary>The resources that differ in nothing but noise.</summary>
    public IReadOnlyList<ResourceChange> Noise { get; init; } = [];

    /// <summary>How many resources are the same.</summary>
    public int Unchanged { get; init; }

    /// <summary>What of it takes more than one deployment, and which.</summary>
    public IReadOnlyList<DeploymentOrder> Orders { get; init; } = [];

    /// <summary>What the reader must know of the comparison itself, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether nothing differs but noise.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
