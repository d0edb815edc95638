namespace GpuInfra;

// Whether a way to the internet that is paid for has somebody who takes it.
internal static class InternetRules
{
    internal static readonly Rule InternetIsCalled = new(
        "STK010", "A way to the internet has somebody who takes it.",
        "Cloud NAT costs by the hour and by the byte, its first connection can take half a minute, and what can reach the "
            + "internet can send data there. What a server does by itself cannot be seen in its settings.")
    { Severity = Severity.Warning, Source = Sources.Networking.Url };

    internal static readonly Rule TrafficReachesNat = new(
        "STK011", "Traffic for the internet passes the network that has Cloud NAT.",
        "With egress private-ranges-only, calls to the internet leave beside the network: past its firewall, past Cloud NAT, "
            + "and from any address of Google's.")
    { Severity = Severity.Warning, Source = Sources.Networking.Url };

    internal static readonly Rule ImportNatIsUsed = new(
        "STK023", "A way out for imports has an import that takes it.",
        "Cloud NAT costs by the hour, and here it is for the jobs that bring models alone. No service's model is brought.")
    { Severity = Severity.Warning, Source = Sources.Networking.Url };

    private const string Path = InferenceStackSpec.PlatformPath + ".network";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) => [.. CheckImportNatIsUsed(stack), .. CheckInternet(stack)];

    private static IEnumerable<Violation> CheckImportNatIsUsed(InferenceStackSpec stack)
    {
        if (stack.Network is { IsExisting: false, Imports: true } && stack.Services.Count > 0
            && stack.Services.Values.All(service => service.Importing is null))
        {
            yield return ImportNatIsUsed.Broken(
                $"{InferenceStackSpec.PlatformPath}.importEgress", "is all-traffic, but no model is imported: Cloud NAT costs and serves nobody",
                "Leave it out.");
        }
    }

    private static IEnumerable<Violation> CheckInternet(InferenceStackSpec stack)
    {
        var network = stack.Network;
        if (network.IsExisting || !network.Internet || stack.Services.Count == 0)
        {
            return [];
        }

        var senders = stack.Services.Values
            .Select(service => service.Service)
            .Where(service => service.Egress == Egress.AllTraffic)
            .ToList();
        return senders.Count == 0 ? CheckTrafficReachesNat(network)
            : network.StaticOutboundAddress ? []
            : CheckInternetIsCalled(senders);
    }

    private static IEnumerable<Violation> CheckTrafficReachesNat(PrivateNetworkSpec network)
    {
        const string reason = "but every service has egress private-ranges-only, whose calls to the internet do not pass the network";
        yield return network.StaticOutboundAddress
            ? TrafficReachesNat.Broken(
                $"{Path}.staticOutboundAddress", $"is true, {reason}: others see any address of Google",
                "Leave egress out, so that all traffic passes the network.")
            : TrafficReachesNat.Broken(
                $"{Path}.internet", $"is true, {reason}: Cloud NAT costs and serves nobody",
                "Leave internet out, or leave egress out.");
    }

    private static IEnumerable<Violation> CheckInternetIsCalled(IEnumerable<GpuServiceSpec> senders)
    {
        if (!senders.Any(service => InternetCalls.NamesInternet(service) || InternetCalls.Of(service).Count > 0))
        {
            yield return InternetIsCalled.Broken(
                $"{Path}.internet",
                "is true, but nothing in the services' settings calls the internet: Cloud NAT costs, and data could leave by it",
                "Leave it out, unless a server calls the internet by itself.");
        }
    }
}
