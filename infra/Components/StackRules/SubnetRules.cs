namespace GpuInfra;

/// <summary>Whether all instances find an address in the subnet that they share.</summary>
internal static class SubnetRules
{
    // The shortest prefix of a private range.
    private const int ShortestPrefix = 8;

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        var network = stack.Network;
        return !network.IsExisting
            && NetworkRules.TryParseRange(network.SubnetCidr, out var range) && range.PrefixLength <= NetworkRules.LongestPrefix
            ? Check(new Subnet(network, DirectVpc.BlocksOf(range.PrefixLength)), stack)
            : [];
    }

    private static IEnumerable<Violation> Check(Subnet subnet, InferenceStackSpec stack)
    {
        var instances = stack.Services.Values.Sum(service => Math.Max(0L, service.Service.MaxInstances));
        var callers = Wording.All(stack.Services.Select(service => $"{service.Key} ({service.Value.Service.MaxInstances})"));
        var steady = InstancesFitSubnet(subnet, instances, callers).ToList();
        return steady.Count > 0 ? steady : RolloutFitsSubnet(subnet, instances, callers);
    }

    private static IEnumerable<Violation> InstancesFitSubnet(Subnet subnet, long instances, string callers)
    {
        var blocks = DirectVpc.BlocksFor(instances);
        if (blocks > subnet.Blocks)
        {
            yield return Violation.Against(
                DirectVpc.Source, subnet.Path,
                $"is {subnet}, but the {instances} instances of {callers} take {blocks}: "
                    + $"{DirectVpc.AddressesPerInstance} addresses each",
                Fix(blocks));
        }
    }

    private static IEnumerable<Violation> RolloutFitsSubnet(Subnet subnet, long instances, string callers)
    {
        var blocks = Rollout.BlocksFor(instances);
        if (blocks > subnet.Blocks)
        {
            yield return Violation.Warning(
                subnet.Path,
                $"is {subnet}, but the {instances} instances of {callers} take {blocks} after a rollout, when the old revision "
                    + "still holds its addresses",
                Fix(blocks), DirectVpc.Source.Url);
        }
    }

    private static string Fix(long blocks)
    {
        var prefix = NetworkRules.LongestPrefix;
        while (prefix >= ShortestPrefix && DirectVpc.BlocksOf(prefix) < blocks)
        {
            prefix--;
        }

        return prefix < ShortestPrefix ? "Lower maxInstances." : $"Use a /{prefix} or larger range, or lower maxInstances.";
    }

    private sealed record Subnet(PrivateNetworkSpec Network, long Blocks)
    {
        public string Path => $"{InferenceStackSpec.PlatformPath}.network.{Network.SubnetCidrPath}";

        public override string ToString() => $"{Network.SubnetCidr}, which has {Blocks} blocks of {DirectVpc.BlockSize} addresses";
    }
}
