using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

internal static class NetworkRisks
{
    public static IReadOnlyList<RiskRule> All { get; } =
    [
        new(CloudTypes.Subnetwork, ResourceWire.SubnetRange, Range),
        new(CloudTypes.Subnetwork, "privateIpGoogleAccess", WhenOn(
            on: Other("services in {} reach Google's APIs without an external address"),
            off: Exposure("services in {} no longer reach Google's APIs privately"))),
        new(CloudTypes.Subnetwork, "logConfig", Logging),
        new(CloudTypes.Subnetwork, "ipv6AccessType", Word("", static (_, @new) => @new == "EXTERNAL"
            ? Exposure("{} gets addresses that the internet reaches")
            : null)),
        new(CloudTypes.Firewall, "logConfig", Logging),
        new(CloudTypes.Firewall, $"{ResourceWire.FirewallSources}[*]", static change => FirewallReach.Assess(change, "from")),
        new(CloudTypes.Firewall, $"{ResourceWire.FirewallDestinations}[*]", static change => FirewallReach.Assess(change, "to")),
        new(CloudTypes.Firewall, PlannedFirewall.Allowed, static change => FirewallReach.AssessTraffic(change, isAllowed: true)),
        new(CloudTypes.Firewall, PlannedFirewall.Denied, static change => FirewallReach.AssessTraffic(change, isAllowed: false)),
        new(CloudTypes.Firewall, PlannedFirewall.Disabled, static change => FirewallReach.AssessSwitch(change)),
        new(CloudTypes.ForwardingRule, "target", Word("", static (_, @new) => @new == PrivateNetworkSpec.AllApis
            ? Exposure("{} leads to all of Google's APIs, not only to those that VPC Service Controls guard")
            : Exposure("{} leads elsewhere"))),
        new(CloudTypes.RouterNat, ResourceWire.NatMinPorts, Amount(0, static (old, @new) =>
            Capacity($"an instance behind {{}} gets at least {@new} ports, {From(old, @new)}"))),
        new(CloudTypes.RouterNat, "maxPortsPerVm", Amount(0, static (old, @new) =>
            Capacity($"an instance behind {{}} gets at most {@new} ports, {From(old, @new)}"))),
        new(CloudTypes.RouterNat, ResourceWire.NatDynamicPorts, Always(Capacity("{} gives out its ports in another way"))),
        new(CloudTypes.RouterNat, ResourceWire.NatAddresses, Always(Other("services behind {} call from other addresses"))),
        new(CloudTypes.RouterNat, "logConfig", Logging),
        new(CloudTypes.RecordSet, ResourceWire.RecordData, static change => change is { Old: { } old, New: { } @new }
            ? Exposure($"{{}} leads to {Names(@new)} in place of {Names(old)}")
            : Exposure("{} leads elsewhere")),
        new(CloudTypes.RecordSet, "routingPolicy", Always(Exposure("{} leads elsewhere"))),
        new(CloudTypes.Zone, ResourceWire.ZoneVisibility, Word("public", static (_, @new) => @new == "public"
            ? Exposure("the whole internet sees the names in {}")
            : null)),
        new(CloudTypes.DnsPolicy, ResourceWire.DnsLogging, WhenOn(
            on: Cost("{} logs what is looked up"),
            off: Exposure("{} no longer logs what is looked up"))),
    ];

    public static string Names(PropertyValue list) => list.Kind == PropertyKind.List ? string.Join(", ", list.Items) : list.ToString();

    private static Verdict? Logging(ValueChange change) =>
        change.Place.Steps is not [{ Name: "logConfig" }] ? null
        : change.New is null ? Exposure("traffic of {} is no longer logged")
        : Cost("traffic of {} is logged");

    private static Verdict? Range(ValueChange change) =>
        AddressRange.TryParse(change.Old) is { } old && AddressRange.TryParse(change.New) is { } @new
            ? Capacity($"{{}} has {@new.Size} addresses, {(old.Size == @new.Size ? "which are others" : From(old.Size, @new.Size))}")
            : null;
}
