using System.Text.RegularExpressions;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of the network that the services are in: taken over where the source makes it and nothing else lives there, and used as it
// is where somebody else's is named.
internal sealed partial class NetworkDraft(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
{
    // Any other property of a network or of its subnet would be lost, or replace it.
    private static readonly string[] OfNetwork = ["autoCreateSubnetworks", "routingMode", "description", "deletionPolicy"];
    private static readonly string[] OfSubnet =
        ["network", "region", "ipCidrRange", "privateIpGoogleAccess", "stackType", "logConfig", "purpose", "description", "deletionPolicy"];

    // https://docs.cloud.google.com/compute/docs/reference/rest/v1/networks and subnetworks, read 2026-12-01.
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["mtu"] = "1460",
        ["networkFirewallPolicyEnforcementOrder"] = "AFTER_CLASSIC_FIREWALL",
        ["bgpBestPathSelectionMode"] = "LEGACY",
        ["bgpAlwaysCompareMed"] = "false",
        ["deleteDefaultRoutesOnCreate"] = "false",
        ["privateIpv6GoogleAccess"] = "DISABLE_GOOGLE_ACCESS",
        ["enableUlaInternalIpv6"] = "false",
        ["allowSubnetCidrRoutesOverlap"] = "false",
    };

    private readonly DraftMap _names = new();

    public DraftMap Write()
    {
        var places = services.Select(service => new StatedProperties(service.Properties).Find("template.vpcAccess.networkInterfaces[0]")).OfType<SourceMap>().ToList();
        if (places is not [var place, ..] || ((place["network"] ?? place["subnetwork"]) is not SourceScalar && (place["subnetwork"] ?? place["network"]) is not SourceScalar))
        {
            return new();
        }

        // One that is left out has the name of the other.
        var (network, subnet) = (SourceTexts.Of(place["network"] ?? place["subnetwork"]), SourceTexts.Of(place["subnetwork"] ?? place["network"]));
        return Find("network", network) is { } made && Find("subnet", subnet) is { } range && WhyNot(made, range, places) is var reason
            ? reason is null ? Owned(made, range) : Used(network, subnet, place, () => NoteUse(made, range, reason))
            : Used(network, subnet, place);
    }

    private static DraftMap Used(string? network, string? subnet, SourceMap place, Action? note = null)
    {
        note?.Invoke();
        return new DraftMap().Add("existingNetwork", network, place.Place).Add("existingSubnetwork", subnet, place.Place);
    }

    private void NoteUse(SourceResource network, SourceResource subnet, string reason)
    {
        notes.NotCarried.Add(new($"beside.network[{network.Name}]", $"it is used as it is: {reason}", network.Place));
        if (subnet.Properties["ipCidrRange"] is { } range && Unusable(SourceTexts.Of(range) ?? "") is { } unusable)
        {
            notes.Add(unusable with { Path = $"beside.subnet[{subnet.Name}].ipCidrRange" }, range.Place);
        }
    }

    // Why a network of the source is not the stack's to have; nothing where it is.
    private string? WhyNot(SourceResource network, SourceResource subnet, IReadOnlyList<SourceMap> places)
    {
        var kept = network.Properties.Entries.Where(entry => !OfNetwork.Contains(entry.Name) && !IsUsual(entry)).Concat(subnet.Properties.Entries.Where(entry => !OfSubnet.Contains(entry.Name) && !IsUsual(entry)))
            .Select(entry => entry.Name).ToList();
        return PlatformDraft.IsElsewhere(network, answers) ? $"it is in the project {network.Project}"
            : network.Properties["autoCreateSubnetworks"] is not SourceScalar { Value: false } ? "it makes subnets by itself, in each region"
            : places.Any(place => Last(place["network"] ?? place["subnetwork"]) != network.Name || Last(place["subnetwork"] ?? place["network"]) != subnet.Name)
                ? "the services are in several"
            : source.Beside.Any(other => other.Kind == "subnet" && other != subnet && Last(other.Properties["network"]) == network.Name) ? "it has other subnets"
            : source.Beside.FirstOrDefault(rule => rule.Kind == "firewall" && Last(rule.Properties["network"]) == network.Name && !IsToEverywhere(rule)) is { } rule
                ? $"the firewall rule {rule.Name} is there, too"
            : kept.Count > 0 ? $"the stack's own has no {string.Join(", ", kept)}"
            : SourceTexts.Of(subnet.Properties["ipCidrRange"]) is not { } cidr ? "the range of its subnet is not known"
            : Unusable(cidr) is { } unusable ? $"the range of its subnet {unusable.Problem}"
            : Last(subnet.Properties["region"]) is { } region && region != answers.Region ? "its subnet is in another region"
            : source.NotCarried.FirstOrDefault(one => OtherUser().IsMatch(one.What)) is { } user ? $"{user.What} is there, too"
            : services.SelectMany(service => SourceLeaves.Of(service.Properties)).FirstOrDefault(IsPrivateAddress) is { } leaf
                ? $"{leaf.Path} calls an address in it, which the stack's firewall would not let through"
            : Nats(network).Skip(1).Any() ? "it has several Cloud NATs"
            : Nats(network).Any(HasOtherAddresses) ? "its Cloud NAT has addresses of its own that a stack, which has one, would give up"
            : source.Beside.Any(router => router.Kind == "router" && Last(router.Properties["network"]) == network.Name && router.Properties["bgp"] is not null)
                ? "its router speaks BGP, which the stack's own does not"
            : null;
    }

    // What the cloud takes where nobody says anything, which a state or an export says all the same.
    private static bool IsUsual(SourceEntry entry) => SourceTexts.Of(entry.Value) is { } text && Usual.TryGetValue(entry.Name, out var usual) && text == usual;

    // Why services cannot leave through a range. What runs in it is not what is replaced for it.
    private static Violation? Unusable(string cidr) =>
        PrivateNetworkSpec.Check("network", new() { SubnetCidr = cidr }).Errors.FirstOrDefault(error => error.Path == "subnetCidr");

    private DraftMap Owned(SourceResource network, SourceResource subnet)
    {
        _names.Add(NetworkNames.Roles[0], network.Name, network.Place).Add(SubnetNames.First, subnet.Name, subnet.Place);
        var map = new DraftMap().Add("subnetCidr", SourceTexts.Of(subnet.Properties["ipCidrRange"]), subnet.Properties["ipCidrRange"]!.Place);
        WriteGoogleApis(map);
        WriteInternet(map, network);
        WriteFirewall();
        notes.NotCarried.Add(new(
            $"beside.network[{network.Name}]",
            "the stack takes it over, and its firewall lets nothing out but to Google's APIs and where 'internet' says so: name it as existingNetwork and "
                + "existingSubnetwork to leave it as it is", network.Place));
        return map.Add("resourceNames", _names);
    }

    private void WriteGoogleApis(DraftMap map)
    {
        var endpoint = source.Beside.FirstOrDefault(other => other.Kind == "endpoint" && SourceTexts.Of(other.Properties["target"]) is PrivateNetworkSpec.AllApis or PrivateNetworkSpec.VpcServiceControls);
        var address = Find("address", SourceTexts.Of(endpoint?.Properties["ipAddress"]));
        if (endpoint is not null && address is not null && SourceTexts.Of(address.Properties["address"]) is { } number)
        {
            map.Add("bundle", SourceTexts.Of(endpoint.Properties["target"]) is PrivateNetworkSpec.VpcServiceControls and var bundle ? bundle : null, endpoint.Place)
                .Add("endpointAddress", number, address.Place);
            _names.Add("psc", endpoint.Name, endpoint.Place).Add("psc-address", address.Name, address.Place);
        }
        else
        {
            map.Add("googleApis", PrivateNetworkSpec.PrivateGoogleAccess);
        }

        foreach (var zone in source.Beside.Where(other => other.Kind == "zone" && SourceTexts.Of(other.Properties["visibility"]) == "private"))
        {
            var role = SourceTexts.Of(zone.Properties["dnsName"])?.TrimEnd('.') switch { "googleapis.com" => "googleapis", "pkg.dev" => "pkg-dev", "gcr.io" => "gcr-io", "run.app" => "run-app", _ => null };
            if (role is not null && _names.Find(role) is null)
            {
                _names.Add(role, zone.Name, zone.Place);
            }
        }
    }

    private void WriteInternet(DraftMap map, SourceResource network)
    {
        if (Nats(network).FirstOrDefault() is not { } nat || Find("router", SourceTexts.Of(nat.Properties["router"])) is not { } router)
        {
            return;
        }

        map.Add("internet", true, nat.Place);
        _names.Add("router", router.Name, router.Place).Add("nat", nat.Name, nat.Place);
        var own = new StatedProperties(nat.Properties);
        foreach (var path in (string[])["router", "region", "natIps", "natIpAllocateOption", "subnetwork", "subnetworks"])
        {
            own.MarkTaken(path);
        }

        PlatformDraft.NoteRest(nat, own, notes);
        if (nat.Properties["natIps"] is SourceList { Items: [var only] } && Find("address", SourceTexts.Of(only)) is { } address)
        {
            map.Add("staticOutboundAddress", true, address.Place);
            _names.Add("nat-address", address.Name, address.Place);
        }
    }

    // A rule that says what one of the stack's says.
    private void WriteFirewall()
    {
        foreach (var rule in source.Beside.Where(other => other.Kind == "firewall" && IsToEverywhere(other)))
        {
            var role = (rule.Properties["deny"] ?? rule.Properties["denies"]) is not null ? "deny-egress" : "allow-internet";
            if (_names.Find(role) is null)
            {
                _names.Add(role, rule.Name, rule.Place);
            }
        }
    }

    private static bool IsToEverywhere(SourceResource rule) => SourceTexts.Of(rule.Properties["direction"]) == "EGRESS"
        && rule.Properties["destinationRanges"] is SourceList { Items: [var range] } && SourceTexts.Of(range) == "0.0.0.0/0";

    // Any but one that the source makes.
    private bool HasOtherAddresses(SourceResource nat) => nat.Properties["natIps"] is { } addresses
        ? addresses is not SourceList { Items: [var only] } || Find("address", SourceTexts.Of(only)) is null
        : SourceTexts.Of(nat.Properties["natIpAllocateOption"]) is not (null or "AUTO_ONLY");

    private IEnumerable<SourceResource> Nats(SourceResource network) => source.Beside.Where(nat => nat.Kind == "nat"
        && Find("router", SourceTexts.Of(nat.Properties["router"])) is { } router && Last(router.Properties["network"]) == network.Name);

    // One of another project is not the one of this name here.
    private SourceResource? Find(string kind, string? name) => name is null || (Project().Match(name) is { Success: true } other && other.Groups["project"].Value != answers.Project) ? null : source.Beside.FirstOrDefault(other => other.Kind == kind && other.Name == name.Split('/')[^1]);

    private static string? Last(SourceValue? value) => SourceTexts.Of(value)?.Split('/')[^1];

    private static bool IsPrivateAddress(SourceLeaf leaf) => leaf.Path.StartsWith("template.volumes", StringComparison.Ordinal) && leaf.Path.Contains(".nfs", StringComparison.Ordinal)
        || (leaf.Value is SourceList list ? list.Items.Select(SourceTexts.Of) : [SourceTexts.Of(leaf.Value)]).OfType<string>().Any(text => PrivateAddress().IsMatch(text));

    [GeneratedRegex(@"\bprojects/(?<project>[^/]+)/", RegexOptions.ExplicitCapture)]
    private static partial Regex Project();

    // What else lives in a network.
    [GeneratedRegex(@"google_(compute_(instance|region_instance|vpn|ha_vpn|interconnect|network_peering)|container_|vpc_access_|service_networking|redis_|filestore_|sql_|alloydb_)|\Agcloud (compute (instances|instance-groups|vpn|interconnects)|container|redis|filestore|sql|alloydb|vpc-access)|\Agcp:(compute/(instance|regionInstance|vpn|haVpn|networkPeering)|container/|vpcaccess/|servicenetworking/|redis/|filestore/|sql/|alloydb/)")]
    private static partial Regex OtherUser();

    [GeneratedRegex(@"(?<![\d.])(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?!\d)")]
    private static partial Regex PrivateAddress();
}
