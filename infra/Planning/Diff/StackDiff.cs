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

    /// <summary>
    /// The services that somebody turned the traffic of, away from their newest revision, in sentences: what to know before
    /// everything else.
    /// </summary>
    public IReadOnlyList<string> Steered { get; init; } = [];

    /// <summary>What may happen beyond the changes; empty where everything is known.</summary>
    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>How many resources may be the same or new, and nobody can tell.</summary>
    public int Undecided { get; init; }

    /// <summary>All that was before, which tells what it cost; nothing where some of it is not known.</summary>
    public Plan? Before { get; init; }

    /// <summary>What becomes of it: the plan, or, where a preview was made of another one, what that would do.</summary>
    public Plan? After { get; init; }

    /// <summary>Whether nothing differs but noise, as far as anybody can tell.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
