namespace GpuInfra;

/// <summary>Whether a way to the internet that is paid for has somebody who takes it.</summary>
internal static class InternetRules
{
    private const string Path = InferenceStackSpec.PlatformPath + ".network";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
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
        return senders.Count == 0 ? TrafficReachesNat(network)
            : network.StaticOutboundAddress ? []
            : InternetIsCalled(senders);
    }

    private static IEnumerable<Violation> TrafficReachesNat(PrivateNetworkSpec network)
    {
        const string reason = "but every service has egress private-ranges-only, whose calls to the internet do not pass the network";
        yield return network.StaticOutboundAddress
            ? Violation.Warning(
                $"{Path}.staticOutboundAddress", $"is true, {reason}: others see any address of Google",
                "Leave egress out, so that all traffic passes the network.", Sources.Networking.Url)
            : Violation.Warning(
                $"{Path}.internet", $"is true, {reason}: Cloud NAT costs and serves nobody",
                "Leave internet out, or leave egress out.", Sources.Networking.Url);
    }

    private static IEnumerable<Violation> InternetIsCalled(IEnumerable<GpuServiceSpec> senders)
    {
        if (!senders.Any(service => InternetCalls.NamesInternet(service) || InternetCalls.Of(service).Count > 0))
        {
            yield return Violation.Warning(
                $"{Path}.internet",
                "is true, but nothing in the services' settings calls the internet: Cloud NAT costs, and data could leave by it",
                "Leave it out, unless a server calls the internet by itself.", Sources.Networking.Url);
        }
    }
}
