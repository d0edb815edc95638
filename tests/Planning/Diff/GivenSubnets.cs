namespace GpuInfra.Planning.Tests;

/// <summary>Plans with the subnets of a network component, by the ranges as people write them: the service is in the last one.</summary>
internal static class GivenSubnets
{
    public static readonly PlannedResource Parent = Given.Resource(PrivateNetwork.TypeToken, "net");

    public static Plan Empty(string ranges) => Given.Plan([Parent, .. Subnets(ranges).Values]);

    public static PlannedResource[] Network(string ranges)
    {
        var subnets = Subnets(ranges);
        return [Parent, .. subnets.Values, Service(subnets[ranges.Trim('[', ']').Split(", ")[^1]])];
    }

    public static PlannedResource Service(PlannedResource subnet) => Given.Resource(Given.Service, "chat") with
    {
        Dependencies = [subnet.Urn],
        PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["template"] = [subnet.Urn] },
    };

    // A list of one has its range in the name, and so has every later range.
    public static Dictionary<string, PlannedResource> Subnets(string ranges)
    {
        var several = ranges.Trim('[', ']').Split(", ").Distinct().ToList();
        return several.Index().ToDictionary(
            range => range.Item,
            range => Subnet(range.Item, isFirst: range.Index == 0 && (several.Count > 1 || ranges[0] != '[')),
            StringComparer.Ordinal);
    }

    public static PlannedResource Subnet(string range, bool isFirst)
    {
        var (first, named) = (Named("net-subnet"), Named($"net-{SubnetNames.OfRange(range)}"));
        return isFirst ? first with { Aliases = [named.Urn] } : named with { Aliases = [first.Urn] };

        PlannedResource Named(string name) =>
            Given.Resource(Given.Subnetwork, name, $$"""{"ipCidrRange": "{{range}}"}""").In(Parent) with { DeleteBeforeReplace = false };
    }
}
