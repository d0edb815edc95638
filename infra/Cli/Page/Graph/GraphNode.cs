using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>A thing in the drawing: one resource, or several that are one to a reader.</summary>
internal sealed record GraphNode
{
    /// <summary>What tells it from the others, on both sides of a comparison.</summary>
    public required string Key { get; init; }

    public required NodeRole Role { get; init; }

    public required string Title { get; init; }

    /// <summary>What matters of it, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The resource that it is, where it is one; else it is several of one sort, or none of this stack's.</summary>
    public PlannedResource? Principal { get; init; }

    /// <summary>Everything that it is made of.</summary>
    public IReadOnlyList<PlannedResource> Resources { get; init; } = [];

    /// <summary>The node that it is drawn with: a service for its identity, a network for what is in it.</summary>
    public string? Within { get; init; }

    /// <summary>Whether it runs containers.</summary>
    public bool IsWorkload => Role is NodeRole.Service or NodeRole.Job;

    /// <summary>What happens to it; nothing if it stays.</summary>
    public ChangeKind? Change { get; init; }
}
