using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// Whether a changed firewall rule lets more through or less. A rule that denies works the other way round.
internal static class FirewallReach
{
    public static Verdict? Assess(ValueChange change, string direction)
    {
        var list = change.Place.Steps[0].Name;
        var isAllowed = Of(change).Allows;
        var range = (change.New ?? change.Old)!;
        if (isAllowed && change.NewAt(list) is null)
        {
            return Exposure($"{{}} lets traffic {direction} anywhere through");
        }

        if (isAllowed && change.New is not null && !IsCovered(range, change.OldAt(list)))
        {
            return Exposure($"{{}} also lets traffic {direction} {range} through");
        }

        return !isAllowed && change.New is null && !IsCovered(range, change.NewAt(list))
            ? Exposure($"{{}} no longer stops traffic {direction} {range}")
            : Other($"{{}} is for other traffic");
    }

    public static Verdict AssessTraffic(ValueChange change, bool isAllowed) =>
        isAllowed == change.New is not null
            ? Exposure(isAllowed
                ? $"{{}} lets other traffic through: {Of(change).AllowedTraffic}"
                : "{} stops less traffic")
            : Other(isAllowed ? "{} lets less traffic through" : "{} stops other traffic");

    public static Verdict? AssessSwitch(ValueChange change)
    {
        var (old, @new) = (Read.Flag(change.Old) ?? false, Read.Flag(change.New) ?? false);
        return old == @new ? null
            : @new ? (Of(change).Allows ? Other("{} no longer lets anything through") : Exposure("{} no longer stops anything"))
            : Of(change).Allows ? Exposure("{} lets traffic through again") : Other("{} stops traffic again");
    }

    private static PlannedFirewall Of(ValueChange change) => new(change.Draft.New);

    private static bool IsCovered(PropertyValue range, PropertyValue? ranges) =>
        AddressRange.TryParse(range) is { } inner
        && ranges is { Kind: PropertyKind.List }
        && ranges.Items.Any(item => AddressRange.TryParse(item)?.Contains(inner) == true);
}
