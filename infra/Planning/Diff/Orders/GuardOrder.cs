namespace GpuInfra.Planning;

// What guards a resource counts as it was deployed last: a change that takes the guard off and deletes at once is refused.
internal static class GuardOrder
{
    private const int MostShown = 6;

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes)
    {
        var guarded = changes.Where(IsDestroyed)
            .Select(static change => (change.Old!.Name, Guards: Guards.ToTakeOff(change.Old!, change.New).ToList()))
            .Where(static entry => entry.Guards.Count > 0)
            .Select(static entry => $"{entry.Name} with {Names.All(entry.Guards)}")
            .ToList();
        if (guarded.Count > 0)
        {
            var more = guarded.Count > MostShown ? $"; and so for {guarded.Count - MostShown} more" : "";
            yield return new(
                "What is deployed is guarded against this change, and a guard that the same change takes off still counts.",
                [$"Deploy this alone: {string.Join("; ", guarded.Take(MostShown))}{more}.", "Then deploy this change."]);
        }
    }

    // No order helps what the cloud refuses all the same.
    private static bool IsDestroyed(ResourceChange change) =>
        change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Risk: < Risk.Impossible, Old: { IsCustom: true, RetainOnDelete: false, ReadId: null } };
}
