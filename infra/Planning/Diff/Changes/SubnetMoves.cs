namespace GpuInfra.Planning;

// A subnet that is in use is neither replaced nor deleted: what to write so that services move into another one.
internal static class SubnetMoves
{
    private const string Range = "ipCidrRange";
    private const string Key = "subnetCidr";

    // Whether a subnet of the components would have to be replaced for its range, and not for all that it belongs to.
    public static bool IsMove(ResourceDraft draft) =>
        draft.New.Type == CloudTypes.Subnetwork && draft.New.ParentUrn is { } parent
        && ResourceUrn.Of(parent).Type == ComponentTypes.PrivateNetwork
        && draft.Forced.Count > 0 && draft.Because is null
        && draft.Forced.Keys.All(static difference => difference.Place.ToString() == Range);

    // Whether a new one in another region, or of another name, takes addresses that the old one has in the same network.
    public static bool KeepsAddresses(ResourceDraft draft) =>
        draft.New.Type == CloudTypes.Subnetwork && Overlap(draft.Old, draft.New)
        && !draft.Differences.Exists(static difference => difference.Place.Steps[0].Name is "network" or "project");

    // Why a new subnet cannot be made while one is deployed; nothing where it can.
    public static Verdict? Refusal(PlannedResource subnet, ComparisonScene scene) =>
        subnet.Type == CloudTypes.Subnetwork && Overlapped(subnet, scene) is { } old
            ? new Verdict(Risk.Impossible, $"{{}} is new, with addresses of {old.Name}: this never goes through") { IfForced = Losses.Of(old).Risk }
            : null;

    public static string Clause(ResourceDraft draft) =>
        $"{{}} cannot move from {RangeOf(draft.Old)} to {RangeOf(draft.New)} in place: this never goes through";

    // The ranges as the list that a stack file says.
    public static IEnumerable<string> Way(ResourceDraft draft, ComparisonScene scene)
    {
        var (old, wanted) = (RangeOf(draft.Old), ServingRange(draft.New, scene));
        var deployed = Siblings(draft.Old, scene.Before).Select(RangeOf).ToList();
        if (wanted == old)
        {
            yield return $"To use {old} again, write {Key}: [{string.Join(", ", deployed.Append(old))}] and run pulumi up: the services move "
                + "back into it.";
            yield break;
        }

        if (deployed.Contains(wanted))
        {
            yield return $"{wanted} is deployed already: write {Key}: [{wanted}], as a list, at least until pulumi up has deleted the subnet "
                + $"with {old}.";
            yield break;
        }

        if (Siblings(draft.Old, scene.Before).Exists(other => Overlap(other, draft.New)))
        {
            yield return $"Ranges of one network never overlap: choose one apart from {string.Join(", ", deployed)}, and write it behind "
                + $"{(deployed.Count == 1 ? "that" : "those")}, as {Key}: [{string.Join(", ", deployed)}, RANGE].";
            yield break;
        }

        yield return $"Write {Key}: [{string.Join(", ", deployed.Append(wanted))}] and run pulumi up: the new subnet is made beside the "
            + "old one, and the services move into it.";
        yield return $"One to two hours after the last old instance has gone, write {Key}: [{wanted}] and run pulumi up again: the "
            + "old subnet goes, in a run of its own.";
    }

    public static IEnumerable<string> OfNew(PlannedResource subnet, ComparisonScene scene)
    {
        if (subnet.Type == CloudTypes.Subnetwork && Overlapped(subnet, scene) is { } old)
        {
            yield return $"This never goes through while {old.Name} has {RangeOf(old)}: ranges of one network never overlap.";
            if (AddressRange.TryParse(subnet.Inputs.Find(Range))!.Contains(AddressRange.TryParse(old.Inputs.Find(Range))!))
            {
                yield return $"A range grows in place: write {Key}: {RangeOf(old)}, without a list, and run pulumi up; then write "
                    + $"{Key}: {RangeOf(subnet)}.";
            }
        }
    }

    public static IEnumerable<string> OfDeleted(PlannedResource subnet, ComparisonScene scene)
    {
        if (subnet.Type != CloudTypes.Subnetwork || Siblings(subnet, scene.After) is not { Count: > 0 } left)
        {
            yield break;
        }

        yield return "A refusal fails this run at its end, when all else is done, and the next run tries again.";
        if (scene.Before.Resources.Any(resource => Uses(resource, subnet)))
        {
            var all = Siblings(subnet, scene.Before).Select(RangeOf).Append(ServingRange(left[0], scene));
            yield return $"Services leave it in this very run, so it will be refused: write {Key}: [{string.Join(", ", all)}] first, and "
                + $"take {RangeOf(subnet)} out in a run of its own.";
        }
    }

    private static bool Uses(PlannedResource service, PlannedResource subnet) =>
        service.Type == CloudTypes.Service
        && service.PropertyDependencies.TryGetValue("template", out var urns) && urns.Contains(subnet.Urn);

    private static PlannedResource? Overlapped(PlannedResource subnet, ComparisonScene scene) =>
        Siblings(subnet, scene.Before).Find(old => Overlap(old, subnet));

    private static bool Overlap(PlannedResource left, PlannedResource right) =>
        AddressRange.TryParse(left.Inputs.Find(Range)) is { } one && AddressRange.TryParse(right.Inputs.Find(Range)) is { } other
        && (one.Contains(other) || other.Contains(one));

    // What services shall use: the range that the program gives last.
    private static string ServingRange(PlannedResource subnet, ComparisonScene scene) => RangeOf(
        Siblings(subnet, scene.After).FirstOrDefault(other => scene.After.Resources.Any(resource => Uses(resource, other))) ?? subnet);

    // The subnets of one network component, the one that has no range in its name first.
    private static List<PlannedResource> Siblings(PlannedResource subnet, Plan plan) =>
    [
        .. plan.Resources
            .Where(other => other.Type == CloudTypes.Subnetwork && IsSameParent(other.ParentUrn, subnet.ParentUrn))
            .OrderBy(static other => other.Name.Length).ThenBy(static other => other.Urn, StringComparer.Ordinal),
    ];

    private static bool IsSameParent(string? left, string? right) =>
        left is not null && right is not null && ResourceUrn.Of(left) == ResourceUrn.Of(right);

    private static string RangeOf(PlannedResource subnet) => Read.Text(subnet.Inputs.Find(Range)) ?? "its range";
}
