namespace GpuInfra.Planning;

// Where nothing is deleted first, the cloud refuses whatever cannot be there twice, and the old one stays. What the engine
// takes for two resources is not meant: it may delete the one although it could not make the other.
internal static class Refusals
{
    private const string Is = "is ";

    // Why the cloud refuses the new one for certain; nothing where it takes it.
    public static string? Of(ResourceDraft draft) =>
        !CanOnlyBeOnce(draft.New) || draft.New.DeleteBeforeReplace != false || draft.Pair.MatchedBy == MatchedBy.CloudIdentity ? null
        : KeepsName(draft) ? Refused("name")
        : SubnetMoves.KeepsAddresses(draft) ? Refused("range")
        : null;

    // The clause of a loss, of what never comes to it.
    public static string Would(string clause) => $"would be {clause[Is.Length..]}";

    public static bool KeepsName(ResourceDraft draft)
    {
        var changed = draft.Differences.Select(static difference => difference.Place.Steps[0].Name).ToHashSet(StringComparer.Ordinal);
        return CloudIdentity.InputsOf(draft.New) is { Count: > 0 } names
            && draft.New.Inputs.TryGet(names[0], out _) && !names.Any(changed.Contains);
    }

    // A grant or an API that is there already is no mistake to the cloud, and what is taken over is not made.
    private static bool CanOnlyBeOnce(PlannedResource resource) =>
        resource is { ReadId: null, ImportId: null, Type: not CloudTypes.ProjectService } && !CloudTypes.IsGrant(resource.Type);

    private static string Refused(string what) =>
        $"Nothing is deleted first: the cloud refuses the new one as long as the old one has its {what}, and all stays as it is.";
}
