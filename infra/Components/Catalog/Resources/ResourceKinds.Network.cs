namespace GpuInfra;

public static partial class ResourceKinds
{
    private const string GlobalOperation = "compute.globalOperations.get";
    private const string RegionOperation = "compute.regionOperations.get";
    private const string UseNetwork = "compute.networks.use";
    private const string ChangeNetwork = "compute.networks.updatePolicy";

    private static IEnumerable<ResourceKind> Network =>
    [
        new(CloudTypes.Network)
        {
            Shown = [new("autoSubnetworks", "autoCreateSubnetworks"), new("routing", "routingMode")],
            Loss = Loss.Usual with { Consequence = "Everything that is connected to it must go first." },
            Permissions = new(
                ["compute.networks.get"],
                [GlobalOperation, "compute.networks.create", "compute.networks.delete", "compute.networks.update"],
                "A platform has a network of its own."),
        },
        new(CloudTypes.Subnetwork)
        {
            Shown = [new("range", ResourceWire.SubnetRange), new("region"), new("googleAccess", "privateIpGoogleAccess")],
            Loss = Loss.Usual with
            {
                Consequence =
                    "Cloud Run holds its addresses for one to two hours after the last service has left: until then the cloud refuses.",
            },
            Replacements = [new(ResourceWire.SubnetRange, ReplacesWhen.NotWidened, "the new range does not contain the old one")],
            Permissions = new(
                ["compute.subnetworks.get"],
                [
                    ChangeNetwork, RegionOperation, "compute.subnetworks.create", "compute.subnetworks.delete",
                    "compute.subnetworks.expandIpCidrRange", "compute.subnetworks.setPrivateIpGoogleAccess",
                    "compute.subnetworks.update",
                ],
                "A subnet is made in its network, and grows in place."),
        },
        new(CloudTypes.Firewall)
        {
            Noun = "firewall rule",
            Shown =
            [
                new("direction"), new("allows"), new("denies"), new("to", ResourceWire.FirewallDestinations), new("from", ResourceWire.FirewallSources),
                new("priority"),
            ],
            Lists = [new("allows[*].ports", ListKind.Whole), new("denies[*].ports", ListKind.Whole)],
            Permissions = new(
                ["compute.firewalls.get"],
                [GlobalOperation, ChangeNetwork, "compute.firewalls.create", "compute.firewalls.delete", "compute.firewalls.update"],
                "Egress is denied but for what is allowed."),
        },
        new(CloudTypes.Router)
        {
            Shown = [new("region")],
            Loss = new("is deleted: connections through it are cut", "is deleted and made anew: connections through it are cut"),
            Permissions = new(
                ["compute.routers.get"],
                [
                    ChangeNetwork, UseNetwork, RegionOperation, "compute.routers.create", "compute.routers.delete",
                    "compute.routers.update",
                ],
                "A router carries Cloud NAT."),
        },
        new(CloudTypes.RouterNat)
        {
            Noun = "NAT",
            Shown = [new("region"), new("addresses", ResourceWire.NatAddressOption), new("ranges", "sourceSubnetworkIpRangesToNat")],
            Loss = new(
                "is deleted: services lose their way to the internet",
                "is deleted and made anew: connections to the internet are cut",
                "Addresses that were given out automatically change: whoever allows them by number must be told."),
            Permissions = new(
                ["compute.routers.get"],
                ["compute.addresses.use", ChangeNetwork, RegionOperation, "compute.routers.update", "compute.subnetworks.use"],
                "Cloud NAT is a part of its router, and leads from the subnet out of reserved addresses."),
        },
        new(CloudTypes.Address)
        {
            Shown = [new("region"), new("addressType")],
            Loss = new("is given back", "is given back and reserved anew"),
            IsCompanion = true,
            Permissions = new(
                ["compute.addresses.get"],
                ["compute.addresses.create", "compute.addresses.delete", "compute.addresses.setLabels", RegionOperation],
                "An outbound address is reserved."),
        },
        new(CloudTypes.GlobalAddress)
        {
            Shown = [new("address"), new("purpose")],
            Loss = new("is given back", "is given back and reserved anew"),
            IsCompanion = true,
            Permissions = new(
                ["compute.globalAddresses.get"],
                [
                    "compute.globalAddresses.create", "compute.globalAddresses.createInternal", "compute.globalAddresses.delete",
                    "compute.globalAddresses.deleteInternal", "compute.globalAddresses.setLabels", GlobalOperation, UseNetwork,
                ],
                "The endpoint for Google's APIs has an internal address."),
        },
        new(CloudTypes.ForwardingRule)
        {
            Shown = [new("name"), new("target")],
            Loss = new(
                "is deleted: calls to Google's APIs no longer go through the private endpoint",
                "is deleted and made anew: the private endpoint for Google's APIs is out of reach meanwhile"),
            Permissions = new(
                ["compute.globalForwardingRules.get"],
                [
                    "compute.globalAddresses.use", "compute.globalForwardingRules.create", "compute.globalForwardingRules.delete",
                    "compute.globalForwardingRules.pscCreate", "compute.globalForwardingRules.pscDelete",
                    "compute.globalForwardingRules.pscSetLabels", "compute.globalForwardingRules.pscUpdate",
                    "compute.globalForwardingRules.setLabels", GlobalOperation, UseNetwork, "dns.managedZones.create",
                    "dns.networks.bindPrivateDNSZone", "servicedirectory.namespaces.associatePrivateZone",
                    "servicedirectory.namespaces.create", "servicedirectory.namespaces.delete", "servicedirectory.services.create",
                    "servicedirectory.services.delete",
                ],
                "An endpoint for Google's APIs registers itself in Service Directory, which has a DNS zone for it."),
        },
        new("gcp:compute/forwardingRule:ForwardingRule")
        {
            Replacements = [new("target", ReplacesWhen.AttachmentChanged, "both are service attachments")],
        },
        new("gcp:vpcaccess/connector:Connector")
        {
            Replacements =
            [
                new("minInstances", ReplacesWhen.Lowered, "there are fewer"),
                new("maxInstances", ReplacesWhen.Lowered, "there are fewer"),
            ],
        },
    ];

    private static IEnumerable<ResourceKind> Dns =>
    [
        new(CloudTypes.Zone)
        {
            Noun = "DNS zone",
            Shown = [new("dnsName"), new("visibility")],
            Loss = new("is deleted with every record in it", "is deleted with every record in it and made anew"),
            Lists = [new("privateVisibilityConfig.networks", ListKind.Keyed, "networkUrl")],
            Permissions = new(
                ["dns.managedZones.get"],
                [
                    "dns.managedZones.create", "dns.managedZones.delete", "dns.managedZones.update",
                    "dns.networks.bindPrivateDNSZone", "dns.networks.targetWithPeeringZone",
                ],
                "Private zones lead to Google's APIs, within the network alone."),
        },
        new(CloudTypes.DnsPolicy)
        {
            Noun = "DNS policy",
            Shown = [new("logging", ResourceWire.DnsLogging)],
            Lists = [new("networks", ListKind.Keyed, "networkUrl")],
            Permissions = new(
                ["dns.policies.get"],
                ["dns.networks.bindPrivateDNSPolicy", "dns.policies.create", "dns.policies.delete", "dns.policies.update"],
                "What services look up is logged."),
        },
        new(CloudTypes.RecordSet)
        {
            Noun = "DNS record",
            Identity = ["name", "type", ResourceWire.ZoneOfRecord, "project"],
            Shown = [new("name"), new("type"), new("data", ResourceWire.RecordData), new("ttl")],
            Loss = new("is deleted: its name leads nowhere, or elsewhere", "is deleted and made anew"),
            IsCompanion = true,
            Permissions = new(
                ["dns.resourceRecordSets.get", "dns.resourceRecordSets.list"],
                [
                    "dns.changes.create", "dns.changes.get", "dns.resourceRecordSets.create", "dns.resourceRecordSets.delete",
                    "dns.resourceRecordSets.update",
                ],
                "Records are changed in batches that are waited for."),
        },
    ];
}
