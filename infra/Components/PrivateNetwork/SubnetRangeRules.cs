namespace GpuInfra;

// What must hold for the ranges of several subnets of one network.
internal static class SubnetRangeRules
{
    internal static readonly Rule SubnetRangeIsSaidOnce = new(
        "NET010", "The ranges of subnets are given in one place.",
        "One range and a list of ranges contradict each other. Set one of them.")
    { Source = SubnetRangeRules.Subnets };

    internal static readonly Rule SubnetRangesAreSeveral = new(
        "NET011", "A list of ranges has one at least.",
        "Services send their traffic into the subnet of the last range. Leave the list out to have the usual one.")
    { Source = SubnetRangeRules.Subnets };

    internal static readonly Rule SubnetRangesAreApart = new(
        "NET012", "The ranges of subnets do not overlap.",
        "Google refuses a subnet whose range overlaps another one of the same network, in any region. A range that holds "
            + "the old one needs no second subnet: it grows in place.")
    { Source = SubnetRangeRules.Subnets, RefusedBy = Refuser.Cloud };

    internal const string Subnets = "https://cloud.google.com/vpc/docs/subnets";

    public static IEnumerable<Violation> CheckSubnetRangeIsSaidOnce(PrivateNetworkArgs args)
    {
        if (args.SubnetCidr is { } cidr && args.SubnetCidrs is not null)
        {
            yield return SubnetRangeIsSaidOnce.Broken(
                "subnetCidr", $"is {cidr}, and subnetCidrs is set too", "Set one of them.");
        }
    }

    public static IEnumerable<Violation> CheckSubnetRangesAreSeveral(PrivateNetworkArgs args)
    {
        if (args.SubnetCidrs is { Count: 0 })
        {
            yield return SubnetRangesAreSeveral.Broken(
                "subnetCidr", "is an empty list, so services would have no subnet",
                $"Write a range, such as {PrivateNetworkSpec.DefaultSubnetCidr}, or leave it out.");
        }
    }

    public static IEnumerable<Violation> CheckSubnetRangesAreApart(PrivateNetworkSpec spec)
    {
        for (var i = 1; i < spec.SubnetCidrs.Count; i++)
        {
            if (!ServesAgain(spec, i) && spec.SubnetCidrs.Take(i).FirstOrDefault(other => Overlap(other, spec.SubnetCidrs[i])) is { } other)
            {
                yield return Overlapping(spec.PathOf(i), spec.SubnetCidrs[i], other);
            }
        }
    }

    private static Violation Overlapping(string path, string cidr, string other) => cidr == other
        ? SubnetRangesAreApart.Broken(
            path, $"is {cidr}, which is listed before",
            "Remove it; only the last one may stand before as well, to serve again.")
        : SubnetRangesAreApart.Broken(
            path, $"is {cidr}, which overlaps {other}: ranges of one network never do",
            Grows(other, cidr)
                ? $"A range grows in place: deploy '{other}' without a list, then write '{cidr}'. Or use one that does not overlap."
                : "Use a range that no other one overlaps.");

    private static bool ServesAgain(PrivateNetworkSpec spec, int i) =>
        i == spec.SubnetCidrs.Count - 1 && spec.SubnetCidrs[i] != spec.SubnetCidrs[i - 1]
        && spec.SubnetCidrs.Take(i).Contains(spec.SubnetCidrs[i]);

    private static bool Overlap(string left, string right) => left == right || Grows(left, right) || Grows(right, left);

    private static bool Grows(string inner, string outer) =>
        NetworkRules.TryParseRange(inner, out var part) && NetworkRules.TryParseRange(outer, out var whole)
        && NetworkRules.Holds(whole, part);
}
