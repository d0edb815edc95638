namespace GpuInfra.Planning;

// A subnet that is in use is neither replaced nor deleted: what to write so that services move into another one.
internal static class SubnetMoves
{
    // Whether a subnet of the components would have to be replaced for its range, and not for all that it belongs to.
    public static bool IsMove(ResourceDraft draft) =>
        IsOfComponent(draft.New) && draft.Forced.Count > 0 && draft.Because is null
        && draft.Forced.Keys.All(static difference => difference.Place.ToString() == SubnetRanges.Range);

    public static bool IsMove(ResourceChange change) =>
        change is { Kind: ChangeKind.Replace, New: { } @new, Properties: var properties } && IsOfComponent(@new)
        && properties.Where(static property => property.Replaces is not null).Select(static property => property.Path)
            .Distinct().SequenceEqual([SubnetRanges.Range]);

    // Whether a new one in another region, or of another name, takes addresses that the old one has in the same network.
    public static bool KeepsAddresses(ResourceDraft draft) =>
        draft.New.Type == CloudTypes.Subnetwork && SubnetRanges.Overlap(draft.Old, draft.New)
        && !draft.Differences.Exists(static difference => difference.Place.Steps[0].Name is "network" or "project");

    // Why a new subnet cannot be made while one is deployed; nothing where it can.
    public static Verdict? Refusal(PlannedResource subnet, ComparisonScene scene) =>
        subnet.Type == CloudTypes.Subnetwork && new SubnetRanges(subnet, scene).OverlappedBy(subnet) is { } old
            ? new Verdict(Risk.Impossible, $"{{}} is new, with addresses of {old.Name}: this never goes through") { IfForced = Losses.Of(old).Risk }
            : null;

    public static string Clause(ResourceDraft draft) =>
        $"{{}} cannot move from {SubnetRanges.RangeOf(draft.Old)} to {SubnetRanges.RangeOf(draft.New)} in place: this never goes through";

    // A move of services is an order of deployments, and is told there.
    public static IEnumerable<string> Way(ResourceDraft draft, ComparisonScene scene) =>
        new SubnetRanges(draft.Old, scene) is { IsMove: false } ranges ? ranges.Way() : [];

    public static IEnumerable<string> OfNew(PlannedResource subnet, ComparisonScene scene)
    {
        if (subnet.Type != CloudTypes.Subnetwork)
        {
            return [];
        }

        var ranges = new SubnetRanges(subnet, scene);
        return ranges.OverlappedBy(subnet) is not { } old ? []
        :
        [
            $"This never goes through while {old.Name} has {SubnetRanges.RangeOf(old)}: ranges of one network never overlap.",
            .. !ranges.IsMove && ranges.IsSaidAt(subnet) ? ranges.Way() : [],
        ];
    }

    public static IEnumerable<string> OfDeleted(PlannedResource subnet, ComparisonScene scene)
    {
        if (subnet.Type == CloudTypes.Subnetwork && SubnetRanges.Siblings(subnet, scene.After).Count > 0)
        {
            yield return "A refusal fails this run at its end, when all else is done, and the next run tries again.";
        }
    }

    private static bool IsOfComponent(PlannedResource subnet) =>
        subnet is { Type: CloudTypes.Subnetwork, ParentUrn: { } parent } && ResourceUrn.Of(parent).Type == ComponentTypes.PrivateNetwork;
}
