namespace GpuInfra.Planning;

// The ranges of one network as they are deployed and as they shall be, and what to write to get there.
internal sealed class SubnetRanges
{
    private const string Key = "subnetCidr";

    private readonly List<PlannedResource> _old;
    private readonly List<PlannedResource> _new;
    private readonly List<string> _deployed;
    private readonly PlannedResource? _serving;
    private readonly PlannedResource? _next;

    public SubnetRanges(PlannedResource subnet, ComparisonScene scene)
    {
        (_old, _new) = (Siblings(subnet, scene.Before), Siblings(subnet, scene.After));
        _deployed = [.. _old.Select(RangeOf)];
        (_serving, _next) = (Used(_old, scene.Before), Used(_new, scene.After));
    }

    public bool HasServices => _serving is not null && _next is not null;

    // Whether the services go from one range to another, and can.
    public bool IsMove => HasServices && RangeOf(_serving!) != Wanted && !_new.Exists(IsInTheWay);

    private string Wanted => RangeOf(_next ?? _new[^1]);

    // What the services use is the last one said; only the first may be said again.
    private string Today => _old is [var only] ? Single(only) : List(Ending(_deployed, _serving is null ? _deployed[^1] : RangeOf(_serving)));

    // The first of a network's subnets takes the place of the first that is deployed.
    private bool FirstIsReplaced =>
        (_new[0].Urn == _old[0].Urn || (_old.Count == 1 && _new[0].Aliases.Contains(_old[0].Urn) && !_new.Exists(other => other.Urn == _old[0].Urn)))
        && !Contains(_new[0], _old[0]);

    public static bool Uses(PlannedResource service, PlannedResource subnet) =>
        service.Type == CloudTypes.Service
        && (service.PropertyDependencies.Count == 0
            ? service.Dependencies.Contains(subnet.Urn)
            : service.PropertyDependencies.TryGetValue("template", out var urns) && urns.Contains(subnet.Urn));

    public static bool Overlap(PlannedResource left, PlannedResource right) => Contains(left, right) || Contains(right, left);

    public static string RangeOf(PlannedResource subnet) => new PlannedSubnet(subnet).Range ?? "its range";

    // The subnets of one network component, the one that has no range in its name first.
    public static List<PlannedResource> Siblings(PlannedResource subnet, Plan plan) =>
    [
        .. plan.Resources
            .Where(other => other.Type == CloudTypes.Subnetwork && IsSameParent(other.ParentUrn, subnet.ParentUrn))
            .OrderBy(static other => other.Name.Length).ThenBy(static other => other.Urn, StringComparer.Ordinal),
    ];

    public PlannedResource? OverlappedBy(PlannedResource subnet) => _old.Find(old => Overlap(old, subnet));

    // Said once for a network: at what is replaced, or at the first that cannot be made.
    public bool IsSaidAt(PlannedResource made) => !FirstIsReplaced && _new.Find(IsInTheWay)?.Urn == made.Urn;

    public IEnumerable<string> Steps()
    {
        yield return _deployed.Contains(Wanted)
            ? $"To use {Wanted} again, write {List(Ending(_deployed, Wanted))} and run pulumi up: the services move back into it."
            : $"Write {List(_deployed.Append(Wanted))} and run pulumi up: the new subnet is made beside the old one, and the services move "
                + "into it.";
        yield return $"One to two hours after the last old instance has gone, write {Goal()} and run pulumi up again: the old subnet goes, "
            + "in a run of its own.";
    }

    // For what is no move from one subnet into another.
    public IEnumerable<string> Way()
    {
        if (IsServing(Wanted) && Wanted != _deployed[0] && RangeOf(_new[0]) != _deployed[0])
        {
            return
            [
                $"{Wanted} is deployed already: write {Key}: [{Wanted}], as a list, at least until pulumi up has deleted the subnet with "
                    + $"{_deployed[0]}.",
            ];
        }

        if (!IsServing(Wanted) && !_new.Exists(IsInTheWay))
        {
            return Steps();
        }

        return (_old, _new) switch
        {
            ([var old], [var grown]) when Grows(old, grown) =>
                [$"A range grows in place: write {Key}: {RangeOf(old)}, without a list, and run pulumi up; then write {Key}: {RangeOf(grown)}."],
            _ when _new.Where(IsInTheWay).Any(other => _old.Exists(old => Grows(old, other))) || !_new.Where(IsInTheWay).Any(IsWanted) =>
            [
                "Only a range without a list, or the first of several, grows in place.",
                $"Begin with what is deployed, {Today}, and change one entry at a time, each with a pulumi up of its own.",
            ],
            _ =>
            [
                $"Ranges of one network never overlap: choose one apart from {string.Join(", ", _deployed)}, and write it behind "
                    + $"{(_deployed.Count == 1 ? "that" : "those")}, as {List(_deployed.Append("RANGE"))}.",
            ],
        };
    }

    private static PlannedResource? Used(List<PlannedResource> subnets, Plan plan) =>
        subnets.FirstOrDefault(subnet => plan.Resources.Any(resource => Uses(resource, subnet)));

    private static IEnumerable<string> Ending(List<string> ranges, string last) =>
        ranges[0] == last ? ranges.Append(last)
        : ranges.Where(range => range != last).Append(last);

    private static string List(IEnumerable<string> ranges) => $"{Key}: [{string.Join(", ", ranges)}]";

    // A subnet that was written in a list has its range in its name.
    private static string Single(PlannedResource subnet) =>
        subnet.Name.EndsWith(SubnetNames.OfRange(RangeOf(subnet)), StringComparison.Ordinal)
            ? List([RangeOf(subnet)])
            : $"{Key}: {RangeOf(subnet)}";

    private static bool Grows(PlannedResource old, PlannedResource @new) => Contains(@new, old) && RangeOf(old) != RangeOf(@new);

    private static bool Contains(PlannedResource left, PlannedResource right) =>
        AddressRange.TryParse(left.Inputs.Find(ResourceWire.SubnetRange)) is { } one && AddressRange.TryParse(right.Inputs.Find(ResourceWire.SubnetRange)) is { } other
        && one.Contains(other);

    private static bool IsSameParent(string? left, string? right) =>
        left is not null && right is not null && ResourceUrn.Of(left) == ResourceUrn.Of(right);

    // Where the first stays what it is, the list is as it was meant; otherwise only what serves can be left.
    private string Goal() => RangeOf(_new[0]) != _deployed[0] ? List([Wanted])
        : _new is [var only] ? Single(only)
        : List(Ending([.. _new.Select(RangeOf)], Wanted));

    private bool IsServing(string range) => _deployed.Contains(range) && (_serving is null || RangeOf(_serving) == range);

    private bool IsWanted(PlannedResource subnet) => RangeOf(subnet) == Wanted;

    private bool IsInTheWay(PlannedResource subnet) =>
        !_deployed.Contains(RangeOf(subnet)) && _old.Exists(old => Overlap(old, subnet) && !(old.Urn == subnet.Urn && Contains(subnet, old)));
}
