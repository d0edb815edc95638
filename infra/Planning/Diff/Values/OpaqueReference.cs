namespace GpuInfra.Planning;

// A word in a state that no provider wrote in full, in the place of the address of a resource. The state also says to which
// resource each property refers: if that is the one of the plan, nothing tells of a difference.
internal static class OpaqueReference
{
    public static bool Is(ResourceDraft draft, ValueDifference difference) =>
        difference is { Old: { } old, New: { } @new }
        && DependsOn(draft.Old, difference) is { Count: > 0 } before
        && before.SequenceEqual(DependsOn(draft.New, difference))
        && ValueTree.Leaves(old).All(static leaf => Read.Text(leaf)?.Contains('/', StringComparison.Ordinal) == false)
        && ValueTree.Leaves(@new).All(static leaf => Read.Text(leaf)?.StartsWith("https://", StringComparison.Ordinal) == true);

    private static IReadOnlyList<string> DependsOn(PlannedResource resource, ValueDifference difference) =>
        resource.PropertyDependencies.GetValueOrDefault(difference.Place.Steps[0].Name, []);
}
