namespace GpuInfra.Planning;

/// <summary>A resource that is not the same on both sides.</summary>
public sealed record ResourceChange
{
    /// <summary>What happens to it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What that puts at risk: the most that the change itself or one of its properties does.</summary>
    public required Risk Risk { get; init; }

    /// <summary>What whoever makes room for it in the cloud puts at risk; nothing where it is not <see cref="Risk.Impossible"/>.</summary>
    public Risk? RiskIfForced { get; init; }

    /// <summary>The resource as it was; nothing if it is new.</summary>
    public PlannedResource? Old { get; init; }

    /// <summary>The resource as it becomes; nothing if it is gone.</summary>
    public PlannedResource? New { get; init; }

    /// <summary>The properties that differ, the riskiest first; none of a resource that is made or deleted.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>The properties that differ without meaning anything.</summary>
    public IReadOnlyList<PropertyChange> Noise { get; init; } = [];

    /// <summary>The one thing that a reviewer must see, in a sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What else the change does, in sentences: what a replacement destroys, what stands in its way.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    /// <summary>The type token.</summary>
    public string Type => (New ?? Old)!.Type;

    /// <summary>The resource's name, the new one if it has two.</summary>
    public string Name => (New ?? Old)!.Name;

    /// <summary>The name by which the engine knows it, the new one if it has two.</summary>
    public string Urn => (New ?? Old)!.Urn;
}
