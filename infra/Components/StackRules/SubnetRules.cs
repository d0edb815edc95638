namespace GpuInfra;

// Whether all instances find an address in the subnet that they share.
internal static class SubnetRules
{
    internal static readonly Rule InstancesFitSubnet = new(
        "STK005", "The subnet has addresses for every instance.",
        $"An instance takes {DirectVpc.AddressesPerInstance} addresses, and Cloud Run takes them in blocks of "
            + $"{DirectVpc.BlockSize} from the subnet that all services share. "
            + "Where they run out, instances fail to start. A range can grow in place but not shrink. After a destroy, Cloud "
            + "Run holds its addresses, and so the subnet, for one to two hours.")
    { Source = DirectVpc.Source.Url };

    internal static readonly Rule RolloutFitsSubnet = new(
        "STK006", "The subnet has addresses for two revisions at once.",
        "A revision keeps its addresses for up to 20 minutes after its instances are gone, so that a rollout at full load "
            + "takes twice as many.")
    { Severity = Severity.Warning, Source = DirectVpc.Source.Url };

    // The shortest prefix of a private range.
    private const int ShortestPrefix = 8;

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        var network = stack.Network;
        return !network.IsExisting
            && NetworkRules.TryParseRange(network.SubnetCidr, out var range) && range.PrefixLength <= DirectVpc.LongestPrefix
            ? Check(new Subnet(network, DirectVpc.BlocksOf(range.PrefixLength)), stack)
            : [];
    }

    private static IEnumerable<Violation> Check(Subnet subnet, InferenceStackSpec stack)
    {
        var instances = stack.Services.Values.Sum(service => Math.Max(0L, service.Service.MaxInstances));
        var callers = Wording.All(stack.Services.Select(service => $"{service.Key} ({service.Value.Service.MaxInstances})"));
        var steady = CheckInstancesFitSubnet(subnet, instances, callers).ToList();
        return steady.Count > 0 ? steady : CheckRolloutFitsSubnet(subnet, instances, callers);
    }

    private static IEnumerable<Violation> CheckInstancesFitSubnet(Subnet subnet, long instances, string callers)
    {
        var blocks = DirectVpc.BlocksFor(instances);
        if (blocks > subnet.Blocks)
        {
            yield return InstancesFitSubnet.Against(
                DirectVpc.Source, subnet.Path,
                $"is {subnet}, but the {instances} instances of {callers} take {blocks}: "
                    + $"{DirectVpc.AddressesPerInstance} addresses each",
                Fix(blocks));
        }
    }

    private static IEnumerable<Violation> CheckRolloutFitsSubnet(Subnet subnet, long instances, string callers)
    {
        var blocks = Rollout.BlocksFor(instances);
        if (blocks > subnet.Blocks)
        {
            yield return RolloutFitsSubnet.Broken(
                subnet.Path,
                $"is {subnet}, but the {instances} instances of {callers} take {blocks} after a rollout, when the old revision "
                    + "still holds its addresses",
                Fix(blocks));
        }
    }

    private static string Fix(long blocks)
    {
        var prefix = DirectVpc.LongestPrefix;
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
