namespace GpuInfra.Planning;

/// <summary>The resources that a program declares for one stack.</summary>
public sealed record Plan
{
    /// <summary>The name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The stack itself, and then every other resource in the ordinal order of the URNs.</summary>
    public required IReadOnlyList<PlannedResource> Resources { get; init; }

    /// <summary>What there is to say about the plan; empty unless something is.</summary>
    public IReadOnlyList<PlanDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>
    /// Whether these are resources that exist, as the engine recorded them: their inputs hold what the provider filled in,
    /// and values stand where a program has references.
    /// </summary>
    public bool IsState { get; init; }

    /// <summary>Whether resources that stay the same were left out.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The URNs of resources that are known not to exist, where others may only have been left out.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>How many resources that stay the same were left out; nothing where that is not told.</summary>
    public int? LeftOut { get; init; }

    /// <summary>What the engine said in a preview that it would do; empty where it was not asked.</summary>
    public IReadOnlyList<EngineVerdict> Verdicts { get; init; } = [];

    /// <summary>What the preview says beside its steps that a deployment must not pass over.</summary>
    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>Whether dependencies and most options of the resources are not told, as in a stream of events.</summary>
    public bool IsSketch { get; init; }
}
