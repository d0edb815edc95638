namespace GpuInfra;

/// <summary>What the resources of a private network are called in the cloud.</summary>
public sealed class NetworkNames
{
    internal const string Network = "network";
    internal const string Router = "router";
    internal const string Nat = "nat";
    internal const string NatAddress = "nat-address";
    internal const string Endpoint = "psc";
    internal const string EndpointAddress = "psc-address";
    internal const string QueryLog = "dns-log";

    internal static readonly Rule NamedResourceIsKnown = new(
        "NET014", "What a name is said of is a resource of the network.",
        "Nothing would have the name, and the resource that was meant would be made under another.")
    { Source = NameLimits.Compute.Source.Url };

    internal static readonly Rule ResourceNameIsAName = new(
        "NET015", "The name that a resource of the network is said to have is one that Google takes, and its alone.",
        "Google refuses other names, and a second resource of the same type and name.")
    { Source = NameLimits.Compute.Source.Url, RefusedBy = Refuser.Cloud };

    private static readonly string[] Zones = [.. PrivateDns.Zones.Select(zone => zone.Role)];

    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _said;

    internal NetworkNames(string name, IDictionary<string, string>? said) =>
        (_name, _said) = (name, new SortedDictionary<string, string>(said ?? new Dictionary<string, string>(), StringComparer.Ordinal));

    /// <summary>The resources that a name may be said of, but for further subnets.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        [Network, SubnetNames.First, Router, Nat, NatAddress, Endpoint, EndpointAddress, .. Zones, QueryLog, .. EgressFirewall.Roles];

    /// <summary>What a resource is called: as it is said, or after the component.</summary>
    /// <param name="role">What it is in the network.</param>
    public string this[string role] => _said.GetValueOrDefault(role) ?? role switch
    {
        Network => _name,
        Endpoint => CloudNames.PrivateServiceConnect(_name),
        _ => CloudNames.Compute($"{_name}-{role}"),
    };

    // Whether a resource may be there already, made by somebody else.
    internal bool IsSaid(string role) => _said.ContainsKey(role);

    internal IEnumerable<Violation> Check(PrivateNetworkSpec spec)
    {
        List<string> roles = [.. Roles.Union(spec.Subnets.Select(subnet => subnet.Role))];
        return spec.IsExisting && _said.Count > 0
            ? [NamedResourceIsKnown.Broken("resourceNames", "is said, but existingNetwork is used as it is, so that nothing is named", "Remove it, or existingNetwork and existingSubnetwork.")]
            : _said.Keys.SelectMany(role => CheckNamedResourceIsKnown(role, roles)).Concat(_said.SelectMany(name => CheckResourceNameIsAName(name.Key, name.Value)));
    }

    private static IEnumerable<Violation> CheckNamedResourceIsKnown(string role, List<string> roles)
    {
        if (!roles.Contains(role))
        {
            yield return NamedResourceIsKnown.Broken(
                ArgumentPath.Key("resourceNames", role), $"is the name of '{role}', which is no resource of the network",
                $"Use one of {string.Join(", ", Wording.NearestFirst(roles, role).Take(Wording.MostChoices))}.");
        }
    }

    private IEnumerable<Violation> CheckResourceNameIsAName(string role, string name)
    {
        var path = ArgumentPath.Key("resourceNames", role);
        var most = role == Endpoint ? NameLimits.PrivateServiceConnect.Most : NameLimits.Compute.Most;
        if (name.Length > most || !NameRules.IsRfc1035(name) || (role == Endpoint && name.Contains('-', StringComparison.Ordinal)))
        {
            yield return ResourceNameIsAName.Broken(
                path, $"is '{name}', which Google does not take",
                $"Use 1 to {most} lower-case letters{(role == Endpoint ? " and digits, the first a letter." : ", digits and hyphens, the first a letter, the last no hyphen.")}");
        }
        else if (Siblings(role).FirstOrDefault(other => this[other] == name && string.CompareOrdinal(other, role) < 0) is { } other)
        {
            yield return ResourceNameIsAName.Broken(path, $"is {name}, as {other} is called", "Use another.");
        }
    }

    // The roles of the same type.
    private static IEnumerable<string> Siblings(string role) =>
        ((IEnumerable<IReadOnlyList<string>>)[Zones, EgressFirewall.Roles, [EndpointAddress], [NatAddress]]).FirstOrDefault(type => type.Contains(role)) ?? [];
}
