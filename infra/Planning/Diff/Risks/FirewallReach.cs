using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// Whether a changed firewall rule lets more through or less. A rule that denies works the other way round.
internal static class FirewallReach
{
    public static bool Allows(PlannedResource rule) =>
        rule.Inputs.TryGet("allows", out var allows) && allows is { Kind: PropertyKind.List, Items.Count: > 0 };

    public static Verdict? Judge(ValueChange change, string direction)
    {
        var list = change.Place.Steps[0].Name;
        var isAllowed = Allows(change.Draft.New);
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

    public static Verdict JudgeTraffic(ValueChange change, bool isAllowed) =>
        isAllowed == change.New is not null
            ? Exposure(isAllowed
                ? $"{{}} lets other traffic through: {Traffic(change.Draft.New, "allows")}"
                : "{} stops less traffic")
            : Other(isAllowed ? "{} lets less traffic through" : "{} stops other traffic");

    public static Verdict? JudgeSwitch(ValueChange change)
    {
        var (old, @new) = (Read.Flag(change.Old) ?? false, Read.Flag(change.New) ?? false);
        return old == @new ? null
            : @new ? (Allows(change.Draft.New) ? Other("{} no longer lets anything through") : Exposure("{} no longer stops anything"))
            : Allows(change.Draft.New) ? Exposure("{} lets traffic through again") : Other("{} stops traffic again");
    }

    // The protocols and ports that a rule is about: tcp:443.
    public static string Traffic(PlannedResource rule, string list) =>
        rule.Inputs.TryGet(list, out var items) && items.Kind == PropertyKind.List
            ? string.Join(", ", items.Items.Select(Traffic))
            : "nothing";

    private static string Traffic(PropertyValue item)
    {
        var map = item.Kind == PropertyKind.Map ? item.Map : PropertyMap.Empty;
        var ports = map.TryGet("ports", out var list) && list.Kind == PropertyKind.List ? string.Join('+', list.Items) : "";
        var protocol = map.TryGet("protocol", out var name) ? name.ToString() : "all";
        return ports.Length == 0 ? protocol : $"{protocol}:{ports}";
    }

    private static bool IsCovered(PropertyValue range, PropertyValue? ranges) =>
        AddressRange.TryParse(range) is { } inner
        && ranges is { Kind: PropertyKind.List }
        && ranges.Items.Any(item => AddressRange.TryParse(item)?.Contains(inner) == true);
}
