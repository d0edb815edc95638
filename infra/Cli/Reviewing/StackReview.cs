namespace GpuInfra.Cli;

// Everything that a reviewer wants to know of one stack: a plan, or what a change does to it.
public sealed record StackReview
{
    public required Plan Plan { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    // What the same rules say of the other side; nothing where no stack file of it is known.
    public IReadOnlyList<Finding>? FindingsBefore { get; init; }

    // Whether the stack file has errors, so that nothing was planned: then its findings are all there is to tell.
    public bool IsBroken { get; init; }

    public required CostReport Cost { get; init; }

    public required CapacityReport Capacity { get; init; }

    // What differs; nothing where a plan alone is shown.
    public StackDiff? Diff { get; init; }

    // The imports that a deployment of the change runs: those that did not run as they are now.
    public IEnumerable<ImportCost> Runs => Cost.Imports.Where(import =>
        CostBefore?.Imports.Any(before => (before.Name, before.RunToken) == (import.Name, import.RunToken)) != true);

    // What the other side costs; nothing where a plan alone is shown, or where that is not known.
    public CostReport? CostBefore { get; init; }

    // What the other side takes and can do; nothing where a plan alone is shown, or where that is not known.
    public CapacityReport? CapacityBefore { get; init; }
}
