namespace GpuInfra.Planning;

// Resources that an alias finds again.
internal static class Moves
{
    public static string Headline(ResourceDraft draft) =>
        draft.Old.Type != draft.New.Type ? $"{draft.New.Name} is of the type {draft.New.Type} from now on and stays what it is"
        : draft.Old.Name == draft.New.Name
            ? $"{draft.New.Name} gets another parent and stays what it is"
            : $"{draft.Old.Name} is called {draft.New.Name} from now on and stays what it is";

    public static string Consequence(ResourceDraft draft) => $"An alias finds it again under the URN that it had: {draft.Old.Urn}.";
}

// The private way to Google's APIs is never gone: what to write so that it gets another address.
internal static class EndpointMoves
{
    public static IEnumerable<string> Way(ResourceDraft draft)
    {
        if (draft.New.Type == CloudTypes.GlobalAddress && draft.Forced.Keys.Any(static difference => difference.Place.ToString() == "address"))
        {
            yield return "Write googleApis: private-google-access in place of endpointAddress and run pulumi up: the services take that "
                + "way. Then take it out again, write the new endpointAddress, and run pulumi up.";
        }
    }
}

// A subnet that is in use is neither replaced nor deleted: what to write so that services move into another one.
internal static class SubnetMoves
{
    // Whether a subnet of the components would have to be replaced for its range, and not for all that it belongs to.
    public static bool IsMove(ResourceDraft draft) =>
        IsOfComponent(draft.New) && draft.Forced.Count > 0 && draft.Because is null
        && draft.Forced.Keys.All(static difference => difference.Place.ToString() == ResourceWire.SubnetRange);

    public static bool IsMove(ResourceChange change) =>
        change is { Kind: ChangeKind.Replace, New: { } @new, Properties: var properties } && IsOfComponent(@new)
        && properties.Where(static property => property.Replaces is not null).Select(static property => property.Path)
            .Distinct().SequenceEqual([ResourceWire.SubnetRange]);

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
        subnet is { Type: CloudTypes.Subnetwork, ParentUrn: { } parent } && ResourceUrn.Of(parent).Type == PrivateNetwork.TypeToken;
}
